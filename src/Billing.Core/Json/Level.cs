namespace Billing.Runtime;

/// <summary>An object or array in which a <see cref="ModelReader"/> is, and the member or item at which it is there.</summary>
internal struct Level
{
    /// <summary>Enters an object or array.</summary>
    public Level(bool isArray)
    {
        IsArray = isArray;
        Index = -1;
    }

    public bool IsArray { get; }

    /// <summary>The item; -1 before the first.</summary>
    public int Index { get; set; }

    /// <summary>The member; null before the first.</summary>
    public string? Name { get; set; }

    /// <summary>The path to here, when this is the path to the object or array.</summary>
    public readonly string AddTo(string path) =>
        IsArray
            ? Index < 0 ? path : JsonPath.Item(path, Index)
            : Name is null ? path : JsonPath.Member(path, Name);
}
