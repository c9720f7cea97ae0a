using Billing.Runtime;

namespace Billing.Paygentic;

/// <summary>Makes the exception of an error answer.</summary>
internal static class PaygenticErrors
{
    public static ApiException Create(ErrorContext context)
    {
        // A validation body also has the members of the plain form, so it must be recognised first.
        var body = context.ReadBody(BadRequestBody.Read);
        if (body?.AsValidation is { } validation)
        {
            return new PaygenticValidationException(context, validation);
        }

        // One whose entries are of another form still has the plain members.
        var error = body is null ? context.ReadBody(ErrorBody.Read) : body.AsError;
        return error?.MessageOrNull is null ? new PaygenticException(context) : new PaygenticErrorException(context, error);
    }

    public static ApiException DeleteCustomerConflictBody(ErrorContext context) =>
        context.ReadBody(Paygentic.DeleteCustomerConflictBody.Read) is { Details.Blockers: not null } body ? new DeleteCustomerConflictException(context, body) : Create(context);

    public static ApiException DeleteFeeConflictBody(ErrorContext context) =>
        context.ReadBody(Paygentic.DeleteFeeConflictBody.Read) is { Details.Blockers: not null } body ? new DeleteFeeConflictException(context, body) : Create(context);
}
