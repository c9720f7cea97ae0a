using System.Collections.Generic;
using Billing.Runtime;

namespace Billing.Core.Tests.Paging;

internal sealed record TestPage(IReadOnlyList<string>? Items, long? Total = null, bool? HasMore = null, string? NextCursor = null) : IPage<string>
{
    public string? FirstItemId => Items is { Count: > 0 } items ? items[0] : null;
}
