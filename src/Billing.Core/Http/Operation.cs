using System;
using System.ComponentModel;
using System.Net.Http;

namespace Billing.Runtime;

/// <summary>What is always true of one operation of a vendor. One instance each, made by the generator.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Operation
{
    private static readonly HttpMethod Patch = new("PATCH");

    private readonly StatusSet _retryStatuses;
    private readonly ErrorMap[] _errors;

    /// <summary>Describes an operation.</summary>
    /// <param name="id">Its id, such as <c>Customers_Create</c>.</param>
    /// <param name="method">The HTTP verb.</param>
    /// <param name="path">The path below the server's URL, with names in braces.</param>
    /// <param name="idempotency">How it is kept from acting twice.</param>
    /// <param name="retryStatuses">The statuses to retry, comma-separated; null for the common ones.</param>
    /// <param name="repliesOkOnReplay">Whether 200 instead of 201 says that the thing existed already.</param>
    /// <param name="errors">Exceptions of its own.</param>
    public Operation(string id, string method, string path, Idempotency idempotency, string? retryStatuses = null, bool repliesOkOnReplay = false, ErrorMap[]? errors = null)
    {
        Id = id;
        Method = ToMethod(method);
        Path = path;
        Idempotency = idempotency;
        RepliesOkOnReplay = repliesOkOnReplay;
        _retryStatuses = retryStatuses is null ? StatusSet.Default : StatusSet.Parse(retryStatuses.Split(','), nameof(retryStatuses));
        _errors = errors ?? Array.Empty<ErrorMap>();
    }

    internal string Id { get; }

    internal HttpMethod Method { get; }

    internal string Path { get; }

    internal Idempotency Idempotency { get; }

    internal bool RepliesOkOnReplay { get; }

    /// <summary>Whether the application made the path up: it is no template then, and may hold customer data.</summary>
    internal bool IsRaw { get; init; }

    internal bool IsRead => Method == HttpMethod.Get || Method == HttpMethod.Head;

    internal bool Retries(int status) => _retryStatuses.Contains(status);

    internal ApiException? CreateError(ErrorContext context)
    {
        foreach (var error in _errors)
        {
            if (error.Status == context.StatusCode)
            {
                return error.Create(context);
            }
        }

        return null;
    }

    private static HttpMethod ToMethod(string method) => method switch
    {
        "GET" => HttpMethod.Get,
        "POST" => HttpMethod.Post,
        "PUT" => HttpMethod.Put,
        "DELETE" => HttpMethod.Delete,
        "PATCH" => Patch,
        _ => new HttpMethod(method),
    };
}
