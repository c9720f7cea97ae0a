using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing;
using Billing.Paygentic;
using static Billing.Paygentic.PaygenticFunctions;

namespace MigrationFromTypeScript;

/// <summary>The steps of a program, in both languages.</summary>
public static class Steps
{
    private const string Merchant = "org_sample00000000001";

    /// <summary>Makes the client.</summary>
    /// <param name="http">Where the requests go; an application leaves it out.</param>
    /// <returns>The client.</returns>
    public static PaygenticClient CreateClient(HttpClient http) =>
        // const paygentic = new Paygentic({
        //   bearerAuth: "sk_test_…", serverIdx: 1, timeoutMs: 20000,
        //   retryConfig: { strategy: "backoff", backoff: { initialInterval: 500, maxInterval: 60000, exponent: 1.5, maxElapsedTime: 3600000 }, retryConnectionErrors: true },
        // });
        new(new PaygenticClientOptions
        {
            BearerAuth = "sk_test_sample",
            ServerIndex = 1,
            Timeout = TimeSpan.FromSeconds(20),

            // Retries are on without a word. Times are TimeSpans; a number of retries joins the limit of time.
            Retry = new RetryOptions { Exponent = 1.5, MaxRetries = 4 },
            HttpClient = http,
        });

    /// <summary>Does the steps.</summary>
    /// <param name="paygentic">The client.</param>
    /// <param name="output">Where to say what happens.</param>
    /// <param name="cancellationToken">Stops them.</param>
    /// <returns>A task that ends with the last step.</returns>
    public static async Task RunAsync(PaygenticClient paygentic, TextWriter output, CancellationToken cancellationToken = default)
    {
        // const created = await paygentic.customers.create({
        //   merchantId: "org_…", consumer: { name: "Ada", email: "ada@example.com", address: { country: "DE", zipCode: "10115" } },
        // }, { signal: controller.signal });
        CreateCustomerResponse created = await paygentic.Customers.CreateAsync(
            new()
            {
                MerchantId = Merchant,
                Consumer = new() { Name = "Ada", Email = "ada@example.com", Address = new() { Country = "DE", ZipCode = "10115" } },
            },
            cancellationToken: cancellationToken);
        await output.WriteLineAsync($"created {created.CustomerId[..4]}…");

        // await paygentic.customers.update({ id, updateCustomerRequest: { externalId: null } });   null clears, undefined keeps
        await paygentic.Customers.UpdateAsync(created.CustomerId, new UpdateCustomerRequest { ExternalId = Optional.Null }, cancellationToken: cancellationToken);

        // const page = await paygentic.customers.list({ organizationId: "org_…", limit: 50, offset: 0 });   and so on with the offset
        var count = 0;
        await foreach (var customer in paygentic.Customers.ListAllAsync(new ListCustomersParams { OrganizationId = Merchant }, cancellationToken: cancellationToken))
        {
            count++;
        }

        await output.WriteLineAsync($"{count} customer");
        await FailAsync(paygentic, output, cancellationToken);
        await CallFunctionsAsync(paygentic.Core, created.CustomerId, output, cancellationToken);
    }

    private static async Task FailAsync(PaygenticClient paygentic, TextWriter output, CancellationToken cancellationToken)
    {
        // try { await paygentic.customers.get({ id: "cus_none" }); }
        // catch (error) {
        //   if (error instanceof errors.ErrorT) console.log(error.statusCode, error.code);
        //   else if (error instanceof errors.RequestTimeoutError) …
        // }
        try
        {
            await paygentic.Customers.GetAsync("cus_none", cancellationToken: cancellationToken);
        }
        catch (PaygenticException error)
        {
            await output.WriteLineAsync($"{error.StatusCode}: {error.Kind}");
        }
        catch (RequestTimeoutException error)
        {
            await output.WriteLineAsync($"{error.Limit}: {error.Effect}");
        }
    }

    private static async Task CallFunctionsAsync(PaygenticCore core, string id, TextWriter output, CancellationToken cancellationToken)
    {
        // const result = await customersGet(core, { id });
        // if (!result.ok) throw result.error;
        // console.log(result.value.id);
        ApiResult<Customer> result = await CustomersGetAsync(core, id, cancellationToken: cancellationToken);
        if (!result.IsOk)
        {
            throw result.Error;
        }

        await output.WriteLineAsync($"got {result.Value.Id[..4]}…");
    }
}
