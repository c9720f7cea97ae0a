using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Billing.Testing.Calls;
using Billing.Testing.Documents;
using Billing.Testing.Models;
using Billing.Testing.Samples;
using Newtonsoft.Json;
using NUnit.Framework;

namespace Billing.Testing.Fixtures;

/// <summary>Each call under settings of the application and cultures that change how numbers, dates and names are written.</summary>
/// <typeparam name="TVendor">The vendor.</typeparam>
[NonParallelizable]
public abstract class SettingsFixture<TVendor> : VendorFixture<TVendor>
    where TVendor : VendorUnderTest, new()
{
    /// <summary>Arabic digits and another calendar, a decimal comma, a dotless i, a minus sign of its own.</summary>
    private static readonly string[] Cultures = ["ar-SA", "de-DE", "tr-TR", "sv-SE"];

    /// <summary>So many show 1, 2 and 9 decimals in each amount.</summary>
    private const int Turns = 3;

    public static IEnumerable<TestCaseData> Cases => CasesOf("sends and reads the same bytes in every culture and under hostile settings");

    [OneTimeSetUp]
    public void TheCulturesDiffer() =>
        Assert.That(Cultures.Select(name => (-1.5m).ToString(CultureInfo.GetCultureInfo(name))).Distinct().Count(), Is.GreaterThan(1), "invariant globalization");

    [TestCaseSource(nameof(Cases))]
    public async Task IsTheSame(ApiOperation operation)
    {
        var (settings, culture) = (JsonConvert.DefaultSettings, CultureInfo.CurrentCulture);
        foreach (var input in CallInput.AllFull(operation).Take(Turns))
        {
            var plain = await DescribeAsync(input);
            try
            {
                JsonConvert.DefaultSettings = HostileSettings.Create;
                foreach (var name in Cultures)
                {
                    CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                    Assert.That(await DescribeAsync(input), Is.EqualTo(plain), name);
                }
            }
            finally
            {
                JsonConvert.DefaultSettings = settings;
                CultureInfo.CurrentCulture = culture;
            }
        }
    }

    /// <summary>Everything that a first error, a wait, a repeat and a success show: on the wire, in time and in the answer.</summary>
    private static async Task<string> DescribeAsync(CallInput input)
    {
        var operation = input.Operation;
        var error = operation.Errors.FirstOrDefault(answer => answer.Body is not null)?.Body is { } errorBody ? ExactJson.Text(Sample.Full(errorBody)) : string.Empty;
        using var wire = new Wire()
            .Answers(429, error, ("Retry-After", "1.5"))
            .Answers(operation.Success.Status, operation.Success.Body is { } schema ? ExactJson.Text(Sample.Full(schema)) : string.Empty);
        var time = new SkippingTime();
        var options = new RequestOptions { IdempotencyKey = operation.Idempotency is { Header: null, Member: null } ? null : "key-1" };
        var answer = await new OperationCall(Vendor, input, options).SendAsync(Vendor.Connect(wire, time));
        return string.Join('\n', wire.Sent.Select(sent => sent.ToString())
            .Concat(time.Waits.Select(wait => wait.ToString("c", CultureInfo.InvariantCulture)))
            .Append(answer is null ? string.Empty : ModelCodec.Write(answer)));
    }
}
