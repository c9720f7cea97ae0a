using Billing.Runtime;

namespace Billing.UnitPay;

/// <summary>Makes the exception of an error answer. The vendor does not document the body: both usual forms are read.</summary>
internal static class UnitPayErrors
{
    public static ApiException Create(ErrorContext context)
    {
        var details = Read(context);
        return context.StatusCode switch
        {
            400 => new UnitPayBadRequestException(context, details),
            401 => new UnitPayAuthenticationException(context, details),
            404 => new UnitPayNotFoundException(context, details),
            409 => new UnitPayConflictException(context, details),
            422 => new UnitPayValidationException(context, details),
            429 => new UnitPayRateLimitException(context, details),
            >= 500 => new UnitPayInternalServerException(context, details),
            _ => new UnitPayException(context, details),
        };
    }

    private static ErrorDetails? Read(ErrorContext context) =>
        context.ReadBody(UnitPayErrorBody.Read) is { } body
            ? new ErrorDetails
            {
                Message = body.Error?.Message ?? body.Message,
                Code = body.Error?.Code ?? body.Code,
                Details = body.Details,
                RequestId = body.RequestId,
            }
            : null;
}
