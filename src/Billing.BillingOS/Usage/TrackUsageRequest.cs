namespace Billing.BillingOS;

public sealed partial class TrackUsageRequest
{
    // The server takes a negative quantity and gives usage back; it refuses zero.
    partial void OnValidate(string path)
    {
        if (_quantity <= 0)
        {
            throw new InvalidRequestException(path + ".quantity", "must be above 0");
        }
    }
}
