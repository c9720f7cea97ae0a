using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Billing.Runtime;
using Billing.Testing.Calls;
using Billing.Testing.Documents;
using Billing.Testing.Models;
using Billing.Testing.Samples;
using NUnit.Framework;

namespace Billing.Testing.Fixtures;

/// <summary>
/// Answers that differ from the document in one place: a value comes back with everything else as it was sent,
/// or the error names the place. Nothing else is thrown, by a codec or by a call.
/// </summary>
/// <typeparam name="TVendor">The vendor.</typeparam>
public abstract class ToleranceFixture<TVendor> : VendorFixture<TVendor>
    where TVendor : VendorUnderTest, new()
{
    /// <summary>What lies deeper is a component of its own, or is read as that is.</summary>
    private const int Depth = 2;

    private static readonly HashSet<string> LenientNames = Vendor.Document.Schemas
        .SelectMany(schema => schema.Properties)
        .Where(property => property.Schema.IsLenient)
        .Select(property => property.Name)
        .ToHashSet(StringComparer.Ordinal);

    public static IEnumerable<TestCaseData> ModelCases => CasesOfModels("survives a deviation in each of its places");

    /// <summary>One of the operations with the same answer.</summary>
    public static IEnumerable<TestCaseData> SuccessCases => CasesOf("survives a deviation in each place of its answer", operation =>
        operation.Success.Body is { } body && Vendor.Document.Operations.First(other => other.Success.Body?.Name == body.Name) == operation);

    public static IEnumerable<TestCaseData> ErrorCases => CasesOf("keeps the status whatever its error body holds");

    [TestCaseSource(nameof(ModelCases))]
    public void ModelSurvives(ApiSchema schema)
    {
        var type = Vendor.TypeOf(schema.Name!);
        foreach (var deviation in Deviation.All(Sample.Full(schema), Depth))
        {
            try
            {
                AssertKept(deviation, ModelCodec.Write(ModelCodec.Read(type, deviation.Json)));
            }
            catch (JsonReadException error)
            {
                AssertPlace(deviation, error.Path);
            }
        }
    }

    [TestCaseSource(nameof(SuccessCases))]
    public async Task CallSurvives(ApiOperation operation)
    {
        using var wire = new Wire();
        var client = Vendor.Connect(wire, retry: RetryOptions.None);
        var call = new OperationCall(Vendor, CallInput.Minimal(operation));
        foreach (var deviation in Deviation.All(Sample.Full(operation.Success.Body!), 1))
        {
            var body = ExactJson.Text(deviation.Json);
            wire.Answers(operation.Success.Status, body, ("x-request-id", "req_17"));
            try
            {
                AssertKept(deviation, ModelCodec.Write((await call.SendAsync(client))!));
            }
            catch (ResponseValidationException error)
            {
                AssertPlace(deviation, error.Path);
                Assert.That((error.StatusCode, error.RequestId, error.RawBody, error.Effect), Is.EqualTo((operation.Success.Status, "req_17", body, Effect.Applied)));
            }
        }
    }

    [TestCaseSource(nameof(ErrorCases))]
    public async Task ErrorSurvives(ApiOperation operation)
    {
        using var wire = new Wire();
        var client = Vendor.Connect(wire, retry: RetryOptions.None);
        var call = new OperationCall(Vendor, CallInput.Minimal(operation));
        foreach (var (status, json) in ErrorBodies(operation))
        {
            var body = ExactJson.Text(json);
            wire.Answers(status, body);
            try
            {
                await call.SendAsync(client);
                Assert.Fail($"{status} {body} was taken for a success");
            }
            catch (ApiException error)
            {
                Assert.That((error.StatusCode, error.Body), Is.EqualTo((status, body)));
            }
        }
    }

    private static IEnumerable<(int Status, JsonNode Json)> ErrorBodies(ApiOperation operation) =>
        from answer in operation.Errors.Where(answer => answer.Body is not null).DistinctBy(answer => answer.Body!.Name)
        from deviation in Deviation.All(Sample.Full(answer.Body!), 1)
        select (answer.Status, deviation.Json);

    private static void AssertPlace(Deviation deviation, string path)
    {
        var mayFail = deviation.What is not (Deviation.Dropped or Deviation.Null) && (deviation.What != Deviation.Extra || deviation.IsInMap);
        if (!mayFail || !IsWithin(path, deviation.Place))
        {
            Assert.Fail($"The error names '{path}', from {deviation}");
        }
    }

    private static void AssertKept(Deviation deviation, string written)
    {
        foreach (var (path, sent, kept) in ExactJson.Compare(deviation.Json, written))
        {
            if (!IsAllowed(deviation, path[1..].TrimStart('.'), sent, kept))
            {
                Assert.Fail($"{path}: {sent ?? "nothing"} became {kept ?? "nothing"}, from {deviation}");
            }
        }
    }

    private static bool IsAllowed(Deviation deviation, string path, string? sent, string? kept) => deviation.What switch
    {
        // Prefilled constants and required nulls are written although they did not arrive.
        Deviation.Dropped => path == deviation.Place,
        Deviation.Null => path == deviation.Place || IsListOf(path, deviation.Place),

        _ when !IsWithin(path, deviation.Place) => false,
        _ when kept is null => path == deviation.Place && LenientNames.Contains(deviation.Name),

        // A model writes its constants; all else keeps its text, though in another JSON kind: "12.50" and 12.50, 40 digits as text.
        _ => sent is null ? deviation.What == "object" : Text(sent) == Text(kept),
    };

    /// <summary>A null is left out of a list, so that the list itself differs in length.</summary>
    private static bool IsListOf(string path, string place) => place.StartsWith(path + "[", StringComparison.Ordinal) && place.IndexOf(']', path.Length) == place.Length - 1;

    private static bool IsWithin(string path, string place) =>
        path == place || (path.StartsWith(place, StringComparison.Ordinal) && path[place.Length] is '.' or '[');

    private static string Text(string json) => json.StartsWith('"') ? JsonSerializer.Deserialize<string>(json)! : json;
}
