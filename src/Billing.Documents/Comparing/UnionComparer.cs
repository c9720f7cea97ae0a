using System;
using System.Linq;

namespace Billing.Documents;

/// <summary>Compares unions. Each form is a parameter of <c>Match</c>, so a new one breaks whoever calls it, even in a response.</summary>
/// <param name="schemas">What compares the forms.</param>
/// <param name="types">The named types of both documents.</param>
/// <param name="changes">Where changes go.</param>
internal sealed class UnionComparer(SchemaComparer schemas, TypeNames types, ChangeList changes)
{
    /// <summary>Compares two unions.</summary>
    /// <param name="old">The union as it was.</param>
    /// <param name="current">The union as it is.</param>
    /// <param name="where">Where they stand.</param>
    public void Compare(Schema old, Schema current, Where where)
    {
        const Impact Broken = Impact.SourceBreaking | Impact.BinaryBreaking;
        Discriminator(old, current, where);
        foreach (var variant in old.Variants.Where(variant => Find(current, NewKey(variant)) is null))
        {
            changes.Add(Place(where, variant), "variant-removed", Broken | (where.IsRequest ? Impact.WireBreaking : Impact.None), $"the form {variant.Key} is gone, and with it a parameter of Match");
        }

        foreach (var variant in current.Variants.Where(variant => !old.Variants.Any(other => NewKey(other) == variant.Key)))
        {
            changes.Add(Place(where, variant), "variant-added", Broken | Impact.Addition, $"the form {variant.Key} is new, and Match takes one more parameter");
        }

        var kept = old.Variants.Select(variant => (Old: variant, New: Find(current, NewKey(variant)))).Where(pair => pair.New is not null).ToList();
        foreach (var (before, now) in kept)
        {
            if (before.Value != now!.Value)
            {
                changes.Add(Place(where, now), "variant-tag-changed", where.IsRequest ? Impact.WireBreaking : Impact.Behaviour, $"is told by \"{now.Value}\" now, was \"{before.Value}\"");
            }

            schemas.Compare(before.Schema, now.Schema, Place(where, now));
        }

        // Only our own documents fix an order; oneOf has none.
        var order = kept.Select(pair => current.Variants.ToList().IndexOf(pair.New!)).ToList();
        if (current.All.First("x-union") is not null && !order.SequenceEqual(order.Order()))
        {
            changes.Add(where, "variants-reordered", Broken, "the forms have another order, and so have the parameters of Match");
        }
    }

    private static SchemaVariant? Find(Schema union, string key) => union.Variants.FirstOrDefault(variant => variant.Key == key);

    private static Where Place(Where where, SchemaVariant variant) => where.Member(variant.Key, variant.Name ?? CSharpName.Of(variant.Key.Replace(" ", "", StringComparison.Ordinal)));

    private string NewKey(SchemaVariant variant) => variant.Name is null ? types.NewName(variant.Key) : variant.Key;

    private void Discriminator(Schema old, Schema current, Where where)
    {
        var (before, now) = (Tag(old), Tag(current));
        if (before == now)
        {
            return;
        }

        // Kind is a member only where a tag tells the forms apart.
        var impact = before is null != now is null ? Impact.SourceBreaking | Impact.BinaryBreaking : where.IsRequest ? Impact.WireBreaking : Impact.Behaviour;
        changes.Add(where, "discriminator-changed", impact, $"its forms are told apart by {now ?? "their content"} now, were by {before ?? "their content"}");
    }

    private static string? Tag(Schema schema) =>
        schema.All.First("x-union").Text("property") ?? schema.All.First("discriminator").Text("propertyName");
}
