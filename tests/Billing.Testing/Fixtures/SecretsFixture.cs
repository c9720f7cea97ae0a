using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Billing.Testing.Calls;
using Billing.Testing.Documents;
using Billing.Testing.Models;
using Billing.Testing.Samples;
using NUnit.Framework;

namespace Billing.Testing.Fixtures;

/// <summary>
/// Each operation with keys, e-mail addresses and card numbers wherever text can stand: in what the application sends
/// and in what the server says. No log, message, trace or description shows one, and no redirect carries one away.
/// </summary>
/// <typeparam name="TVendor">The vendor.</typeparam>
[NonParallelizable]
public abstract class SecretsFixture<TVendor> : VendorFixture<TVendor>
    where TVendor : VendorUnderTest, new()
{
    private static readonly Uri Elsewhere = new("https://elsewhere.example/canary?key=CANARY");

    public static IEnumerable<TestCaseData> Cases => CasesOf("shows no secret, whatever happens");

    public static IEnumerable<TestCaseData> RedirectCases => CasesOf("sends nothing to where a redirect leads");

    private static string[] Texts => [Canary.Email, Canary.Card, Canary.WebhookSecret, Vendor.Key];

    [TestCaseSource(nameof(Cases))]
    public async Task ShowsNoSecret(ApiOperation operation)
    {
        // Each operation has another text in each script, so that a vendor's operations together see all of them in all.
        var turn = Vendor.Document.Operations.TakeWhile(other => other.Id != operation.Id).Count();
        for (var i = 0; i < Scripts(operation, string.Empty).Count(); i++)
        {
            var text = Texts[(turn + i) % Texts.Length];
            var (name, script) = Scripts(operation, text).ElementAt(i);
            await AssertSilentAsync(operation, text, name, script);
        }
    }

    [TestCaseSource(nameof(RedirectCases))]
    public async Task FollowsNoRedirect(ApiOperation operation)
    {
        var refused = await AssertSilentAsync(operation, Canary.Email, "redirect", (wire, _, _) => wire.Answers(307, "", ("Location", Elsewhere.AbsoluteUri)));
        var followed = await AssertSilentAsync(operation, Canary.Email, "followed redirect", (wire, _, _) => wire.AnswersFrom(Elsewhere));

        Assert.That((refused as ApiException)?.StatusCode, Is.EqualTo(307));
        Assert.That(followed, Is.TypeOf<UnexpectedClientException>());
    }

    [Test]
    public void Options_show_no_secret()
    {
        using var wire = new Wire();
        BillingClientOptions? options = null;
        var client = Vendor.Connect(wire, configure: own => options = own);
        var call = new RequestOptions { IdempotencyKey = Canary.Email, Headers = new() { ["X-Key"] = Vendor.Key }, ServerUrl = Elsewhere };

        foreach (var shown in new[] { options!, client, call, call.Retry = new RetryOptions() }.SelectMany(Surfaces))
        {
            Assert.That(Canary.In(shown), Is.Empty, shown);
        }
    }

    private static IEnumerable<(string Name, Action<Wire, SkippingTime, CancellationTokenSource> Script)> Scripts(ApiOperation operation, string text)
    {
        (string, string)[] headers = [("x-request-id", text), ("X-RateLimit-Limit", text), ("Retry-After", text), ("Set-Cookie", text), ("X-Echo", text)];
        var success = operation.Success.Body is { } schema ? ExactJson.Text(Canary.Plant(Sample.Full(schema), text)) : string.Empty;
        yield return ("success", (wire, _, _) => wire.Answers(operation.Success.Status, success, headers));
        yield return ("cut success", (wire, _, _) => wire.Answers(operation.Success.Status, success.Length == 0 ? success : success[..^1], headers));
        yield return ("another success", (wire, _, _) => wire.Answers(operation.Success.Status, ExactJson.Text(new JsonObject { [text] = text }), headers));
        foreach (var answer in operation.Errors.Where(answer => answer.Body is not null))
        {
            var error = ExactJson.Text(AsCode(Canary.Plant(Sample.Full(answer.Body!), text)!, text));
            yield return ($"{answer.Status}", (wire, _, _) => wire.Answers(answer.Status, error, headers));
        }

        yield return ("503 and success", (wire, _, _) => wire.Answers(503, text, headers).Answers(operation.Success.Status, success, headers));
        yield return ("503 as a page", (wire, _, _) => wire.Answers(503, $"<html>{text}</html>", headers));
        yield return ("broken", (wire, _, _) => wire.Breaks());
        yield return ("timed out", (wire, time, _) => wire.Stalls(time));
        yield return ("cancelled", (wire, _, caller) => wire.Interrupts(caller.Cancel));
    }

    /// <summary>Servers echo what was wrong as the code, too.</summary>
    private static JsonNode AsCode(JsonNode error, string text)
    {
        foreach (var owner in new[] { error, error["error"] }.OfType<JsonObject>().Where(owner => owner.ContainsKey("code")))
        {
            owner["code"] = text;
        }

        return error;
    }

    private static async Task<object?> AssertSilentAsync(ApiOperation operation, string text, string what, Action<Wire, SkippingTime, CancellationTokenSource> script)
    {
        var (log, time) = (new CapturingLogger(), new SkippingTime());
        using var telemetry = new CapturingTelemetry();
        using var caller = new CancellationTokenSource();
        using var wire = new Wire();
        script(wire, time, caller);
        var client = Vendor.Connect(wire, time, new RetryOptions { MaxRetries = what == "503 and success" ? 1 : 0 }, options => (options.DebugLogger, options.ApplicationName) = (log, "shop/1"));
        var call = Call(operation, text).Pass("cancellationToken", caller.Token);

        object? outcome;
        try
        {
            outcome = await call.SendAsync(client);
        }
        catch (Exception error) when (error is BillingException or CallCanceledException)
        {
            outcome = error;
        }

        Assert.That(wire.Sent, Is.Not.Empty.And.All.Matches<SentRequest>(sent => sent.Url.StartsWith(Vendor.Document.ServerUrl, StringComparison.Ordinal)), what);
        Assert.That(log.Text, Does.Contain(operation.Id), what);
        Assert.That(telemetry.Text, Does.Contain(operation.Id), what);
        foreach (var shown in Surfaces(outcome).Concat(Surfaces(call.Body)).Append(log.Text).Append(telemetry.Text))
        {
            Assert.That(Canary.In(shown), Is.Empty, $"{what}: {shown}{(text == Vendor.Key ? " (Masking.SecretPrefixes lists how keys start)" : string.Empty)}");
        }

        return outcome;
    }

    private static OperationCall Call(ApiOperation operation, string text)
    {
        var takesKey = operation.Idempotency is not { Header: null, Member: null };
        var input = CallInput.Full(operation);
        input = input.Body is null ? input : input.With(Canary.Plant(input.Body, text)!.AsObject());
        foreach (var (parameter, value) in input.Query.ToList())
        {
            input = input.With(parameter.Name, Canary.Plant(value, text)!);
        }

        var call = new OperationCall(Vendor, input, new RequestOptions
        {
            IdempotencyKey = takesKey ? text : null,
            Headers = new() { ["X-Customer"] = text, ["x-request-id"] = text, ["User-Agent"] = "shop " + text, ["Accept"] = text },
        });
        foreach (var parameter in operation.PathParameters.Where(parameter => parameter.Schema.Type == "string"))
        {
            call.Pass(parameter.Name, text);
        }

        return call;
    }

    /// <summary>What an application's log or debugger shows of an object by itself.</summary>
    private static IEnumerable<string> Surfaces(object? shown)
    {
        if (shown is null)
        {
            yield break;
        }

        yield return shown.ToString()!;
        Assert.That(shown.GetType().GetCustomAttributes(typeof(System.Diagnostics.DebuggerDisplayAttribute), true), Is.Empty, "what a debugger shows is ToString");
        for (var error = shown as Exception; error is not null; error = error.InnerException)
        {
            yield return error.Message;
            yield return error.HelpLink + error.Source + string.Join(' ', error.Data.Cast<DictionaryEntry>().Select(entry => $"{entry.Key}={entry.Value}"));
            yield return (error as BillingException)?.ToCurl() ?? string.Empty;
        }
    }
}
