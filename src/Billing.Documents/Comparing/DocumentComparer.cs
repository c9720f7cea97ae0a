using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Documents;

/// <summary>Compares two documents for the users of the SDK that is generated from them.</summary>
internal sealed class DocumentComparer
{
    private readonly ApiDocument _old;
    private readonly ApiDocument _new;
    private readonly ChangeList _changes = new();
    private readonly TypeNames _types;
    private readonly SchemaComparer _schemas;

    private DocumentComparer(ApiDocument old, ApiDocument current)
    {
        _old = old;
        _new = current;
        _types = new TypeNames(old, current);
        _schemas = new SchemaComparer(_types, _changes);
    }

    /// <summary>Compares two documents.</summary>
    /// <param name="old">The document as it was.</param>
    /// <param name="current">The document as it is.</param>
    /// <returns>The changes, gravest first.</returns>
    public static IReadOnlyList<Change> Compare(ApiDocument old, ApiDocument current)
    {
        var comparer = new DocumentComparer(old, current);
        ClientComparer.Compare(old, current, comparer._changes);
        comparer.Operations();
        comparer.Types();
        return comparer._changes.Sorted;
    }

    private void Operations()
    {
        var pairs = Pairs(ApiOperation.AllOf(_old), ApiOperation.AllOf(_new));
        var operations = new OperationComparer(_schemas, _types, _changes);
        foreach (var (old, current) in pairs)
        {
            if (old is null)
            {
                _changes.Add(At(current!), "operation-added", Impact.Addition, $"is new: {current!.Verb} {current.Path}");
            }
            else if (current is null)
            {
                _changes.Add(At(old), "operation-removed", Impact.Breaking, $"is gone: {old.Verb} {old.Path}");
            }
            else
            {
                operations.Compare(old, current);
            }
        }
    }

    private static Where At(ApiOperation operation) => new(null, Direction.None, operation.Label, operation.CSharp);

    /// <summary>The id decides which operation is which, because it names the method; what is left is told by verb and path.</summary>
    private static List<(ApiOperation? Old, ApiOperation? New)> Pairs(IReadOnlyList<ApiOperation> old, IReadOnlyList<ApiOperation> current)
    {
        var pairs = new List<(ApiOperation? Old, ApiOperation? New)>();
        var left = current.ToList();
        var open = new List<ApiOperation>();
        foreach (var operation in old)
        {
            if (left.Find(other => operation.Id is not null && other.Id == operation.Id) is { } same)
            {
                pairs.Add((operation, same));
                left.Remove(same);
            }
            else
            {
                open.Add(operation);
            }
        }

        foreach (var operation in open)
        {
            var same = left.Find(other => other.Address == operation.Address);
            pairs.Add((operation, same));
            left.Remove(same!);
        }

        pairs.AddRange(left.Select(operation => ((ApiOperation?)null, (ApiOperation?)operation)));
        return pairs;
    }

    private void Types()
    {
        foreach (var (from, to) in _types.Renamed)
        {
            _changes.Add(Type(to), "type-renamed", Impact.SourceBreaking | Impact.BinaryBreaking, $"renamed {CSharpName.Of(from)} → {CSharpName.Of(to)}");
        }

        foreach (var name in _types.Removed)
        {
            _changes.Add(Type(name), "type-removed", Impact.SourceBreaking | Impact.BinaryBreaking, "the type is gone");
        }

        foreach (var name in _types.Added)
        {
            _changes.Add(Type(name), "type-added", Impact.Addition, "the type is new");
        }

        // An application may name a type that no operation of both documents leads to.
        foreach (var (old, current) in _types.Kept.Where(pair => !_schemas.HasCompared(pair.Old)))
        {
            _schemas.Compare(old, current, Type(current.Name!));
        }
    }

    private static Where Type(string name) => new Where(null, Direction.None, "", "").Type(name);
}
