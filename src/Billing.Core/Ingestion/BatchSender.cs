using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Runtime;

/// <summary>
/// Sends the events of one job. A batch that is refused is sent in halves until the refused event stands alone;
/// anything else that fails leaves the events pending.
/// </summary>
internal sealed class BatchSender
{
    private readonly UsageBuffer _buffer;
    private readonly IngestionProfile _profile;
    private readonly IngestionNotices _notices;

    public BatchSender(UsageBuffer buffer, IngestionProfile profile, IngestionNotices notices)
    {
        _buffer = buffer;
        _profile = profile;
        _notices = notices;
    }

    /// <summary>Sends; never throws.</summary>
    /// <returns>The failure that keeps events pending; null when all are settled.</returns>
    public async Task<FlushError?> SendAsync(SendJob job, CancellationToken cancellationToken)
    {
        var parts = new Stack<List<StoredEvent>>();
        parts.Push(job.Events);
        FlushError? error = null;
        try
        {
            while (error is null && parts.Count > 0)
            {
                error = await SendPartAsync(job, parts, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception failure)
        {
            _buffer.CountRestart();
            error = Fail(job, FlushErrorKind.Worker, failure);
        }
        finally
        {
            // In order, so that each finds its place at the front.
            foreach (var part in parts)
            {
                _buffer.Return(job, part);
            }

            if (error is not null)
            {
                // While the job still stands: once it is gone, its events may be sent again for a flush that has failed.
                _buffer.EndFlushes(error);
            }

            _buffer.Finish(job);
        }

        if (error is not null && !cancellationToken.IsCancellationRequested)
        {
            _notices.Failed(error);
        }

        return error;
    }

    private async Task<FlushError?> SendPartAsync(SendJob job, Stack<List<StoredEvent>> parts, CancellationToken cancellationToken)
    {
        var part = parts.Peek();
        try
        {
            var answer = await _profile.SendAsync(new UsageBatch(part), cancellationToken).ConfigureAwait(false);
            parts.Pop();
            Settle(job, part, answer, parts);
            return null;
        }
        catch (ApiException error) when (_profile.RefusesEvent(error))
        {
            parts.Pop();
            if (error.StatusCode == 413)
            {
                _buffer.Shrink(part.Count);
            }

            Split(job, part, parts, stored => new UsageRejection(stored.ToUsageEvent(), _profile.ReasonOf(error), error.ServerMessage, error));
            return null;
        }
        catch (ApiException error)
        {
            return Judge(job, parts, error);
        }
        catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
        {
            return Fail(job, FlushErrorKind.Unavailable, error);
        }
        catch (ArgumentException error)
        {
            // Only a key can be wrong here: the events were checked when they were tracked.
            return Fail(job, FlushErrorKind.Paused, error);
        }
        catch (ResponseValidationException error)
        {
            // A page of a proxy answers with success too: only a readable answer proves that the vendor has the events.
            return FailOnServer(job, parts, error);
        }
        catch (BillingException error)
        {
            return Fail(job, FlushErrorKind.Unavailable, error);
        }
    }

    private FlushError? Judge(SendJob job, Stack<List<StoredEvent>> parts, ApiException error) => error.Kind switch
    {
        ApiErrorKind.RateLimited => Fail(job, FlushErrorKind.RateLimited, error, error.RetryAfter),
        ApiErrorKind.Server when error.StatusCode == 503 => Fail(job, FlushErrorKind.Unavailable, error, error.RetryAfter),
        ApiErrorKind.Server => FailOnServer(job, parts, error),
        ApiErrorKind.Conflict => Fail(job, FlushErrorKind.Unavailable, error),
        _ when error.StatusCode is 408 or 425 => Fail(job, FlushErrorKind.Unavailable, error),
        _ => Fail(job, FlushErrorKind.Paused, error),
    };

    /// <summary>The server answered that it failed: an outage, or an event that it fails on.</summary>
    private FlushError? FailOnServer(SendJob job, Stack<List<StoredEvent>> parts, BillingException error)
    {
        var part = parts.Peek();
        if (part.Count == 1 && _buffer.SetAside(job, part[0]))
        {
            parts.Pop();
        }

        return Fail(job, FlushErrorKind.Unavailable, error, serverFailedOn: part.Count);
    }

    private FlushError Fail(SendJob job, FlushErrorKind kind, Exception error, TimeSpan? told = null, int serverFailedOn = 0)
    {
        var wait = _buffer.Fail(job, kind, told, serverFailedOn);
        return _buffer.Describe(kind, error, wait);
    }

    /// <summary>Settles what a success says of each event.</summary>
    private void Settle(SendJob job, List<StoredEvent> part, BatchAnswer answer, Stack<List<StoredEvent>> parts)
    {
        var delivered = new List<StoredEvent>(part.Count);
        var rejected = new List<StoredEvent>();
        var rejections = new List<UsageRejection>();
        for (var index = 0; index < part.Count; index++)
        {
            if (answer.IsRejected(index, out var reason, out var message))
            {
                rejected.Add(part[index]);
                rejections.Add(new UsageRejection(part[index].ToUsageEvent(), reason ?? "rejected", message));
            }
            else
            {
                delivered.Add(part[index]);
            }
        }

        if (rejected.Count > 0)
        {
            _buffer.Reject(job, rejected, rejections);
        }

        if (answer.Rejected > rejected.Count && delivered.Count > 0)
        {
            // Some were refused and not named: smaller requests, recognised by their keys, show which.
            Split(job, delivered, parts, static stored => new UsageRejection(stored.ToUsageEvent(), "rejected"));
            return;
        }

        _buffer.Deliver(job, delivered);
    }

    private void Split(SendJob job, List<StoredEvent> part, Stack<List<StoredEvent>> parts, Func<StoredEvent, UsageRejection> reject)
    {
        if (part.Count == 1)
        {
            _buffer.Reject(job, part, new[] { reject(part[0]) });
            return;
        }

        var half = (part.Count + 1) / 2;
        parts.Push(part.GetRange(half, part.Count - half));
        parts.Push(part.GetRange(0, half));
    }
}
