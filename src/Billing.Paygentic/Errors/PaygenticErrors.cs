using Billing.Runtime;

namespace Billing.Paygentic;

/// <summary>Makes the exception of an error answer.</summary>
internal static class PaygenticErrors
{
    public static ApiException Create(ErrorContext context)
    {
        // A validation body also has the members of the plain form, so it must be recognised first.
        if (context.ReadBody(BadRequestBody.Read)?.AsValidation is { } validation)
        {
            return new PaygenticValidationException(context, validation);
        }

        // Read by itself, so that a body which is odd in one member still tells what its others say.
        return context.ReadBody(ErrorBody.Read) is { IsEmpty: false } error ? new PaygenticErrorException(context, error) : new PaygenticException(context);
    }

    public static ApiException DeleteCustomerConflictBody(ErrorContext context) =>
        context.ReadBody(Paygentic.DeleteCustomerConflictBody.Read) is { Details.Blockers: not null } body ? new DeleteCustomerConflictException(context, body) : Create(context);

    public static ApiException DeleteFeeConflictBody(ErrorContext context) =>
        context.ReadBody(Paygentic.DeleteFeeConflictBody.Read) is { Details.Blockers: not null } body ? new DeleteFeeConflictException(context, body) : Create(context);
}
