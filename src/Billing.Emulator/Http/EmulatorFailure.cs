using System;
using System.Collections.Generic;

namespace Billing.Emulator;

/// <summary>A refusal, in no vendor's form yet: the vendor that catches it writes its own error body.</summary>
internal sealed class EmulatorFailure : Exception
{
    private EmulatorFailure(int status, string code, string message)
        : base(message)
    {
        Status = status;
        Code = code;
    }

    internal int Status { get; }

    /// <summary>In the vendors' neutral wording, for example <c>not_found</c>; each vendor spells it its own way.</summary>
    internal string Code { get; }

    internal IReadOnlyList<FieldProblem> Fields { get; private set; } = Array.Empty<FieldProblem>();

    internal JsonObject? Details { get; private set; }

    internal TimeSpan? RetryAfter { get; private set; }

    internal static EmulatorFailure BadRequest(string message, string code = "bad_request") => new(400, code, message);

    internal static EmulatorFailure NotJson() => new(400, "invalid_json", "The body is not a JSON object.");

    internal static EmulatorFailure Invalid(params FieldProblem[] fields) =>
        new(400, "validation_error", "validation failed") { Fields = fields };

    internal static EmulatorFailure Unauthorized(string code, string message) => new(401, code, message);

    internal static EmulatorFailure Forbidden(string message) => new(403, "forbidden", message);

    internal static EmulatorFailure NotFound(string what) => new(404, "not_found", what + " not found");

    internal static EmulatorFailure Conflict(string message, string code = "conflict", JsonObject? details = null) =>
        new(409, code, message) { Details = details };

    internal static EmulatorFailure Injected(int status, TimeSpan? retryAfter) =>
        new(status, status == 429 ? "rate_limited" : status >= 500 ? "internal_error" : "injected_failure", "This failure was asked for by the test.") { RetryAfter = retryAfter };

    internal static EmulatorFailure Broken(Exception problem) => new(500, "internal_error", "The emulator failed: " + problem);
}
