using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Compares the members of two objects, which become the members of one class.</summary>
/// <param name="schemas">What compares the members' types.</param>
/// <param name="changes">Where changes go.</param>
internal sealed class MemberComparer(SchemaComparer schemas, ChangeList changes)
{
    private const Impact Broken = Impact.SourceBreaking | Impact.BinaryBreaking;

    /// <summary>Compares two objects.</summary>
    /// <param name="old">The object as it was.</param>
    /// <param name="current">The object as it is.</param>
    /// <param name="where">Where they stand.</param>
    public void Compare(Schema old, Schema current, Where where)
    {
        var gone = old.Properties.Where(member => !current.Properties.ContainsKey(member.Key)).ToList();
        var arrived = current.Properties.Where(member => !old.Properties.ContainsKey(member.Key)).ToList();
        foreach (var (name, member) in arrived)
        {
            // The vendor calls it otherwise; its name in C# stayed, and with it what applications compiled.
            var namesake = gone.FindIndex(other => Member(other.Key, other.Value) == Member(name, member));
            if (namesake >= 0)
            {
                Moved(old, current, gone[namesake].Key, name, where);
                gone.RemoveAt(namesake);
            }
            else
            {
                Added(current, name, member, where.Member(name, Member(name, member)));
            }
        }

        foreach (var (name, member) in gone)
        {
            Removed(current, member, where.Member(name, Member(name, member)));
        }

        foreach (var name in old.Properties.Keys.Where(current.Properties.ContainsKey))
        {
            Pair(old, current, name, name, where);
        }

        Marks(old, current, where);
    }

    private void Moved(Schema old, Schema current, string formerly, string name, Where where)
    {
        var now = current.Properties[name];
        var isRefused = where.IsRequest && !now.All.Is("readOnly") && current.IsClosed;
        changes.Add(where.Member(name, Member(name, now)), "wire-name-changed", Impact.Behaviour | (isRefused ? Impact.WireBreaking : Impact.None), $"is \"{name}\" on the wire now, was \"{formerly}\"");
        Pair(old, current, formerly, name, where);
    }

    private void Pair(Schema old, Schema current, string formerly, string name, Where where)
    {
        var (before, now) = (old.Properties[formerly], current.Properties[name]);
        var place = where.Member(name, Member(name, now));
        if (Member(formerly, before) is var called && called != Member(name, now))
        {
            changes.Add(place, "member-renamed", Broken, $"is called {Member(name, now)} in C# now, was {called}");
        }

        Presence(new Presence(before, old.Required.Contains(formerly), IsPatch(old)), new Presence(now, current.Required.Contains(name), IsPatch(current)), place);
        schemas.Compare(before, now, place);
    }

    private static string Member(string name, Schema member) => member.Own.Text("x-name") ?? CSharpName.Of(name);

    private static bool IsPatch(Schema schema) => schema.All.Is("x-patch");

    private void Removed(Schema current, Schema member, Where where)
    {
        var sent = where.IsRequest && !member.All.Is("readOnly");
        var impact = Broken | (!sent ? Impact.None : current.IsClosed ? Impact.WireBreaking : Impact.Behaviour);
        changes.Add(where, "member-removed", impact, "is gone");
    }

    private void Added(Schema current, string name, Schema member, Where where)
    {
        // C# cannot require an obsolete member, a constant is filled in by itself, and a PATCH body requires nothing.
        var isRequired = current.Required.Contains(name);
        var isSent = isRequired && where.IsRequest && !member.All.Is("readOnly");
        var isKeyword = isSent && !member.All.Is("deprecated") && member.Constant is null && !IsPatch(current);
        var impact = Impact.Addition | (isSent ? Impact.WireBreaking : Impact.None) | (isKeyword ? Impact.SourceBreaking : Impact.None);
        changes.Add(where, "member-added", impact, $"is new{(isRequired ? " and required" : "")} ({CSharpType.Of(member)})");
    }

    /// <summary>Compares whether a member must be there, whether it may be null, and what both make of its type.</summary>
    private void Presence(Presence old, Presence current, Where where)
    {
        // Another type of the member says it all.
        var retyped = old.Type != current.Type && old.Schema.Kind == current.Schema.Kind ? Broken : Impact.None;
        if (old.IsPatch != current.IsPatch)
        {
            return;
        }

        if (old.IsRequired != current.IsRequired)
        {
            var isTighter = current.IsRequired;
            var isFilled = current.Schema.Constant is not null || current.IsPatch || current.Schema.All.Is("deprecated");
            var impact = where.Direction switch
            {
                Direction.Request when isTighter => retyped | Impact.WireBreaking | (isFilled ? Impact.None : Impact.SourceBreaking),
                Direction.Request => Impact.Addition | (retyped & Impact.BinaryBreaking),
                Direction.Response when isTighter => retyped == Impact.None ? Impact.Addition : retyped,
                Direction.Response => retyped | Impact.Behaviour,
                _ => retyped,
            };
            changes.Add(where, isTighter ? "member-required" : "member-optional", impact, (isTighter ? "is required now" : "is optional now") + Retyped(old, current));
        }

        if (old.Schema.IsNullable != current.Schema.IsNullable)
        {
            // Null is sent where a member must be there, and in a PATCH body; elsewhere it is left out.
            var isSeen = (old.IsRequired && current.IsRequired) || current.IsPatch;
            var isTighter = !current.Schema.IsNullable;
            var impact = where.Direction switch
            {
                _ when !isSeen => Impact.Documentation,
                Direction.Request when isTighter => retyped | Impact.WireBreaking,
                Direction.Request => Impact.Addition | (retyped & Impact.BinaryBreaking),
                Direction.Response when isTighter => retyped == Impact.None ? Impact.Addition : retyped,
                Direction.Response => retyped | Impact.Behaviour,
                _ => retyped,
            };
            changes.Add(where, isTighter ? "null-removed" : "null-added", impact, (isTighter ? "is never null now" : "may be null now") + (isSeen ? Retyped(old, current) : ""));
        }
    }

    private static string Retyped(Presence old, Presence current) => old.Type == current.Type ? "" : $": {current.Type} in C#, was {old.Type}";

    /// <summary>What the extensions say of the whole class.</summary>
    private void Marks(Schema old, Schema current, Where where)
    {
        if (IsPatch(old) != IsPatch(current))
        {
            changes.Add(where, "patch-changed", Broken | Impact.Behaviour, IsPatch(current) ? "its members are Optional<T> now" : "its members are no longer Optional<T>");
        }

        if (old.All.Text("x-direction") == "response" && current.All.Text("x-direction") is "request" or "both" && current.Required.Count > 0)
        {
            changes.Add(where, "becomes-a-request", Impact.SourceBreaking, "is sent, too, now: whoever makes one must set its required members");
        }

        if (!JsonNode.DeepEquals(old.All.First("x-page"), current.All.First("x-page")))
        {
            changes.Add(where, "page-changed", Impact.Behaviour, "is read as a page in another way");
        }

        RequiredGroups.Compare(SchemaGroups(old), SchemaGroups(current), where, changes);

        var closed = (old.IsClosed, current.IsClosed);
        if (closed is (false, true))
        {
            changes.Add(where, "closed", where.IsRequest ? Impact.WireBreaking : Impact.Documentation, "takes no further members now");
        }
        else if (closed is (true, false))
        {
            changes.Add(where, "opened", where.IsRequest ? Impact.Addition : Impact.Documentation, "takes further members now");
        }
    }

    private static RequiredGroups SchemaGroups(Schema schema) => new(SchemaUnion.Groups(schema, exactly: true), SchemaUnion.Groups(schema, exactly: false), schema.Properties.Keys.ToHashSet(StringComparer.Ordinal), schema.Required);
}
