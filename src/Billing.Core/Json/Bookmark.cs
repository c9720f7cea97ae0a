using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>A place to which a <see cref="ModelReader"/> can go back.</summary>
internal readonly record struct Bookmark(int Position, int Depth, JsonToken Token, int Start, int End, string? Decoded, bool IsNameRead, bool IsValueRead);
