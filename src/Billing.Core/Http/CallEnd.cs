using System;
using System.Net.Http;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>Turns the last attempt of a call into its value or its exception.</summary>
internal static class CallEnd
{
    private static readonly byte[] EmptyObject = { (byte)'{', (byte)'}' };

    /// <summary>Longer bodies are read under the limit of the call; shorter ones take no time to speak of.</summary>
    private const int LongBody = 1024 * 1024;

    public static T Finish<T>(ApiCall call, AttemptResult result, Func<JsonReader, T?>? read, bool mayBeEmpty)
        where T : class
    {
        Report(call, result);
        if (result.IsSuccess)
        {
            call.Budget.Deposit();
            return read is null || (mayBeEmpty && result.Body.Length == 0) ? null! : Read(call, result, read, mayBeEmpty);
        }

        if (WasDeletedEarlier(call, result))
        {
            return read is null || mayBeEmpty ? null! : JsonIo.ParseUtf8(EmptyObject, EmptyObject.Length, read)!;
        }

        throw CallFailure.Create(call, result);
    }

    /// <summary>A delete whose first attempt was applied and not answered finds nothing the second time: that is what was asked for.</summary>
    private static bool WasDeletedEarlier(ApiCall call, AttemptResult result) =>
        result is { Outcome: AttemptOutcome.Answered, Status: 404 } && call.EarlierMayHaveActed && call.Operation.Method == HttpMethod.Delete;

    private static T Read<T>(ApiCall call, AttemptResult result, Func<JsonReader, T?> read, bool mayBeNull)
        where T : class
    {
        try
        {
            if (result.Body.Length == 0)
            {
                throw new JsonReadException(string.Empty, "JSON", "an empty body");
            }

            Action? checkTime = result.Body.Length > LongBody ? call.CheckTime : null;
            var value = JsonIo.ParseUtf8(result.Body.Buffer, result.Body.Length, read, checkTime);
            (value as ICallAnswer)?.OnCall(call.Key, call.Attempts);
            return value is null && !mayBeNull ? throw new JsonReadException(string.Empty, "a value", "null") : value!;
        }
        catch (TimeoutException error)
        {
            throw CallFailure.ReadTooSlowly(call, error);
        }
        catch (JsonReadException error)
        {
            throw CallFailure.Unreadable(call, result, error.Path, error.Expected, error.Found, error);
        }
    }

    private static void Report(ApiCall call, AttemptResult result)
    {
        if (!call.WantsResponse || result.Response is not { } answer)
        {
            return;
        }

        var headers = ResponseHeaders.From(answer);
        var replayed = (result.Status == 200 && call.Operation.RepliesOkOnReplay) || string.Equals(headers["Idempotency-Replayed"], "true", StringComparison.OrdinalIgnoreCase);
        call.Response = new ApiResponse(result.Status!.Value, headers, headers["x-request-id"], call.Attempts, call.Key, replayed);
        try
        {
            call.OnResponse?.Invoke(call.Response);
        }
        catch (Exception error)
        {
            throw new UnexpectedClientException($"{call.Operation.Id}: OnResponse failed.", call.Outcome(StopReason.NotRetryable), error);
        }
    }
}
