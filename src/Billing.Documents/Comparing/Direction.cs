namespace Billing.Documents;

/// <summary>Which way a schema travels.</summary>
internal enum Direction
{
    /// <summary>Neither: no operation that both documents have reaches it, but it is a type that applications may name.</summary>
    None,

    /// <summary>From the application to the API.</summary>
    Request,

    /// <summary>From the API to the application.</summary>
    Response,
}
