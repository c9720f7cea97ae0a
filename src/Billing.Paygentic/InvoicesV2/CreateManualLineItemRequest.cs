namespace Billing.Paygentic;

public sealed partial class CreateManualLineItemRequest
{
    partial void OnValidate(string path)
    {
        if (_quantity <= 0)
        {
            throw new InvalidRequestException(path + ".quantity", "must be above 0");
        }
    }
}
