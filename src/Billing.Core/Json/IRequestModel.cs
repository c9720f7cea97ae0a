using System.ComponentModel;

namespace Billing.Runtime;

/// <summary>A model that is sent, so its documented rules are checked first.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRequestModel : IJsonModel
{
    /// <summary>Checks what the vendor documents: required members, and members that exclude each other.</summary>
    /// <param name="path">Where this model stands, such as <c>request.customer</c>.</param>
    /// <exception cref="InvalidRequestException">A rule is broken.</exception>
    void Validate(string path);
}
