using System.Collections.Generic;
using System.Linq;

namespace Billing.Documents.Tests.Comparing;

/// <summary>The table: what changed, which way it travels, and what that means for users.</summary>
internal static class Cases
{
    private const string Text = "'type': 'string'";
    private const string Enum = "'type': 'string', 'enum': ['a', 'b']";
    private const string LongerEnum = "'type': 'string', 'enum': ['a', 'b', 'c']";
    private const string Forms = ", 'Cat': { 'type': 'object', 'properties': { 'kind': { 'type': 'string', 'x-const': 'cat' } } }, 'Dog': { 'type': 'object', 'properties': { 'kind': { 'type': 'string', 'x-const': 'dog' } } }";
    private const string Cat = "{ 'name': 'Cat', 'value': 'cat', 'model': 'Cat' }";
    private const string Dog = "{ 'name': 'Dog', 'value': 'dog', 'model': 'Dog' }";

    public static IEnumerable<(string Name, Pair Pair, string Expected)> All => [.. Types(), .. Limits(), .. Words(), .. Enums(), .. Presences(), .. Objects(), .. Unions(), .. Names(), .. OperationCases.All, .. ParameterCases.All, .. ClientCases.All];

    private static IEnumerable<(string, Pair, string)> Types()
    {
        yield return ("a text becomes a decimal, sent", Pair.Member(Text, "'type': 'number', 'format': 'decimal'", "request"), "type-changed: source, binary, wire");
        yield return ("a text becomes a decimal, received", Pair.Member(Text, "'type': 'number', 'format': 'decimal'", "response"), "type-changed: source, binary");
        yield return ("a text becomes a decimal that is text in JSON, sent", Pair.Member(Text, "'type': 'number', 'format': 'decimal', 'x-wire': 'string'", "request"), "type-changed: source, binary");
        yield return ("a decimal is text in JSON now, sent", Pair.Member("'type': 'number'", "'type': 'number', 'x-wire': 'string'", "request"), "wire-changed: wire");
        yield return ("a decimal is text in JSON now, received", Pair.Member("'type': 'number'", "'type': 'number', 'x-wire': 'string'", "response"), "wire-changed: behaviour");
        yield return ("an int becomes a long, sent", Pair.Member("'type': 'integer'", "'type': 'integer', 'format': 'int64'", "request"), "type-changed: source, binary");
        yield return ("an integer becomes a number, sent", Pair.Member("'type': 'integer'", "'type': 'number'", "request"), "type-changed: source, binary");
        yield return ("a number becomes an integer, sent", Pair.Member("'type': 'number'", "'type': 'integer'", "request"), "type-changed: source, binary, wire");
        yield return ("a text becomes a time", Pair.Member(Text, "'type': 'string', 'format': 'date-time'", "response"), "type-changed: source, binary");
        yield return ("a text becomes an enum, sent", Pair.Member(Text, Enum, "request"), "type-changed: source, binary, wire");
        yield return ("a text becomes an enum, received", Pair.Member(Text, Enum, "response"), "type-changed: source, binary");
        yield return ("an enum becomes a text, sent", Pair.Member(Enum, Text, "request"), "type-changed: source, binary");
        yield return ("a text becomes a list", Pair.Member(Text, "'type': 'array', 'items': { 'type': 'string' }", "response"), "type-changed: source, binary");
        yield return ("a list of texts becomes one of numbers, sent", Pair.Member("'type': 'array', 'items': { 'type': 'string' }", "'type': 'array', 'items': { 'type': 'integer' }", "request"), "type-changed: source, binary, wire");
        yield return ("a list of anything becomes one of texts, sent", Pair.Member("'type': 'array'", "'type': 'array', 'items': { 'type': 'string' }", "request"), "type-changed: source, binary, wire");
        yield return ("a map of anything becomes one of texts, received", Pair.Member("'type': 'object', 'additionalProperties': true", "'type': 'object', 'additionalProperties': { 'type': 'string' }", "response"), "type-changed: source, binary");
        yield return ("a map becomes an object", Pair.Member("'type': 'object', 'additionalProperties': { 'type': 'string' }", "'type': 'object', 'properties': { 'a': { 'type': 'string' } }", "response"), "type-changed: source, binary");
        yield return ("anything becomes a text, sent", Pair.Member("", Text, "request"), "type-changed: source, binary, wire");
        yield return ("a text becomes anything, sent", Pair.Member(Text, "", "request"), "type-changed: source, binary");
        yield return ("a constant changes, sent", Pair.Member("'type': 'string', 'x-const': 'a'", "'type': 'string', 'x-const': 'b'", "request"), "constant-changed: wire");
        yield return ("a constant changes, received", Pair.Member("'type': 'string', 'x-const': 'a'", "'type': 'string', 'x-const': 'b'", "response"), "constant-changed: behaviour");
        yield return ("a text becomes a constant, sent", Pair.Member(Text, "'const': 'a'", "request"), "constant-added: wire");
        yield return ("const is what an enum of one is", Pair.Member("'type': 'string', 'const': 'a'", "'type': 'string', 'enum': ['a']", "both"), "");
        yield return ("a list of types with null is nullable", Pair.Member("'type': ['string', 'null']", "'type': 'string', 'nullable': true", "both"), "");
        yield return ("a form beside null is nullable", Pair.Member("'oneOf': [{ 'type': 'string' }, { 'type': 'null' }]", "'type': 'string', 'nullable': true", "both"), "");
        yield return ("merged parts are one object", Pair.Thing("'allOf': [{ 'type': 'object', 'required': ['a'], 'properties': { 'a': { 'type': 'string' } } }, { 'properties': { 'b': { 'type': 'integer' } } }]", "'type': 'object', 'required': ['a'], 'properties': { 'a': { 'type': 'string' }, 'b': { 'type': 'integer' } }", "both"), "");
        yield return ("numbers that are listed lose one, sent", Pair.Member("'type': 'integer', 'x-values': [0, 1, 2]", "'type': 'integer', 'x-values': [0, 1]", "request"), "value-removed: wire");
        yield return ("numbers that are listed gain one, sent", Pair.Member("'type': 'integer', 'enum': [0, 1]", "'type': 'integer', 'enum': [0, 1, 2]", "request"), "value-added: addition");
    }

    private static IEnumerable<(string, Pair, string)> Limits()
    {
        yield return ("a shorter text, sent", Pair.Member("'type': 'string', 'maxLength': 20", "'type': 'string', 'maxLength': 10", "request"), "limit-tightened: wire");
        yield return ("a shorter text, received", Pair.Member("'type': 'string', 'maxLength': 20", "'type': 'string', 'maxLength': 10", "response"), "limit-tightened: documentation");
        yield return ("a longer text, sent", Pair.Member("'type': 'string', 'maxLength': 10", "'type': 'string', 'maxLength': 20", "request"), "limit-loosened: addition");
        yield return ("a least length, sent", Pair.Member(Text, "'type': 'string', 'minLength': 1", "request"), "limit-tightened: wire");
        yield return ("a least value rises, sent", Pair.Member("'type': 'integer', 'minimum': 0", "'type': 'integer', 'minimum': 1", "request"), "limit-tightened: wire");
        yield return ("a least value is refused itself, sent", Pair.Member("'type': 'number', 'minimum': 0", "'type': 'number', 'minimum': 0, 'x-exclusive-minimum': true", "request"), "limit-tightened: wire");
        yield return ("three ways to write an exclusive limit", Pair.Member("'type': 'number', 'exclusiveMinimum': 0", "'type': 'number', 'minimum': 0, 'exclusiveMinimum': true", "request"), "");
        yield return ("a greatest value goes, sent", Pair.Member("'type': 'integer', 'maximum': 9", "'type': 'integer'", "request"), "limit-loosened: addition");
        yield return ("fewer items, sent", Pair.Member("'type': 'array', 'maxItems': 9, 'items': {}", "'type': 'array', 'maxItems': 5, 'items': {}", "request"), "limit-tightened: wire");
        yield return ("a pattern, sent", Pair.Member(Text, "'type': 'string', 'pattern': '^a'", "request"), "pattern-added: wire");
        yield return ("another pattern, sent", Pair.Member("'type': 'string', 'pattern': '^b'", "'type': 'string', 'pattern': '^a'", "request"), "pattern-changed: wire");
        yield return ("no pattern any more, sent", Pair.Member("'type': 'string', 'pattern': '^b'", Text, "request"), "pattern-removed: addition");
        yield return ("another pattern, received", Pair.Member("'type': 'string', 'pattern': '^b'", "'type': 'string', 'pattern': '^a'", "response"), "pattern-changed: documentation");
        yield return ("a step, sent", Pair.Member("'type': 'number'", "'type': 'number', 'x-multiple-of': '0.01'", "request"), "step-added: wire");
        yield return ("items that must differ, sent", Pair.Member("'type': 'array', 'items': {}", "'type': 'array', 'uniqueItems': true, 'items': {}", "request"), "unique-items-added: wire");
        yield return ("a format, sent", Pair.Member(Text, "'type': 'string', 'format': 'email'", "request"), "format-added: behaviour");
        yield return ("a format, received", Pair.Member(Text, "'type': 'string', 'format': 'email'", "response"), "format-added: documentation");
        yield return ("a tighter limit both ways", Pair.Member("'type': 'integer', 'maximum': 9", "'type': 'integer', 'maximum': 8", "both"), "limit-tightened: wire, documentation");
        yield return ("a tighter limit of what nothing reaches", Pair.Member("'type': 'integer', 'maximum': 9", "'type': 'integer', 'maximum': 8", "none"), "limit-tightened: documentation");
    }

    private static IEnumerable<(string, Pair, string)> Words()
    {
        yield return ("another description", Pair.Member("'type': 'string', 'description': 'a'", "'type': 'string', 'description': 'b'", "both"), "description-changed: documentation");
        yield return ("deprecated", Pair.Member(Text, "'type': 'string', 'deprecated': true", "response"), "deprecated: deprecation");
        yield return ("another default, sent", Pair.Member("'type': 'integer', 'default': 1", "'type': 'integer', 'default': 2", "request"), "default-changed: behaviour");
        yield return ("another default, received", Pair.Member("'type': 'integer', 'default': 1", "'type': 'integer', 'default': 2", "response"), "default-changed: documentation");
        yield return ("a default, sent", Pair.Member("'type': 'integer'", "'type': 'integer', 'default': 2", "request"), "default-added: behaviour");
        yield return ("another unit, received", Pair.Member("'type': 'number', 'x-unit': 'major'", "'type': 'number', 'x-unit': 'minor'", "response"), "unit-changed: behaviour, severe");
        yield return ("a unit that was not named", Pair.Member("'type': 'number'", "'type': 'number', 'x-unit': 'minor'", "request"), "unit-added: documentation");
        yield return ("read leniently", Pair.Member(Text, "'type': 'string', 'x-lenient': true", "response"), "leniency-changed: behaviour");
        yield return ("an example", Pair.Member(Text, "'type': 'string', 'example': 'a'", "both"), "");
        yield return ("an origin", Pair.Member(Text, "'type': 'string', 'x-origin': 'a'", "both"), "");
    }

    private static IEnumerable<(string, Pair, string)> Enums()
    {
        foreach (var (direction, removed) in new[] { ("request", "source, binary, wire"), ("response", "source, binary"), ("both", "source, binary, wire") })
        {
            yield return ($"an enum gains a value, {direction}", Pair.Member(Enum, LongerEnum, direction), "enum-value-added: addition");
            yield return ($"an enum loses a value, {direction}", Pair.Member(LongerEnum, Enum, direction), $"enum-value-removed: {removed}");
        }

        yield return ("an enum keeps one value, sent", Pair.Member(Enum, "'type': 'string', 'enum': ['a']", "request"), "type-changed: source, binary, wire");
        yield return ("an enum in another order", Pair.Member(Enum, "'type': 'string', 'enum': ['b', 'a']", "both"), "");
        yield return ("a value is described", Pair.Member(Enum, "'type': 'string', 'enum': ['a', 'b'], 'x-enum-descriptions': ['A.', 'B.']", "request"), "description-changed: documentation; description-changed: documentation");
        static string State(string type) => $"'Thing': {{ 'type': 'object', 'properties': {{ 'a': {{ '$ref': '#/components/schemas/State' }} }} }}, 'State': {{ {type} }}";
        yield return ("a shared enum gains a value", Pair.Schemas(State(Enum), State(LongerEnum)), "enum-value-added: addition");
    }

    private static IEnumerable<(string, Pair, string)> Presences()
    {
        const string Number = "'type': 'number'";
        yield return ("a text becomes required, sent", Required(Text, "request"), "member-required: source, wire");
        yield return ("a text becomes required, received", Required(Text, "response"), "member-required: addition");
        yield return ("a number becomes required, sent", Required(Number, "request"), "member-required: source, binary, wire");
        yield return ("a number becomes required, received", Required(Number, "response"), "member-required: source, binary");
        yield return ("a number becomes required, reached by nothing", Required(Number, "none"), "member-required: source, binary");
        yield return ("a constant becomes required, sent", Required("'type': 'string', 'x-const': 'a'", "request"), "member-required: wire");
        yield return ("a text becomes optional, sent", Required(Text, "request").Reversed(), "member-optional: addition");
        yield return ("a text becomes optional, received", Required(Text, "response").Reversed(), "member-optional: behaviour");
        yield return ("a number becomes optional, sent", Required(Number, "request").Reversed(), "member-optional: binary, addition");
        yield return ("a number becomes optional, received", Required(Number, "response").Reversed(), "member-optional: source, binary, behaviour");
        yield return ("null is refused, sent", Pair.Member("'type': 'string', 'nullable': true", Text, "request", isRequired: true), "null-removed: wire");
        yield return ("null is taken, sent", Pair.Member(Text, "'type': 'string', 'nullable': true", "request", isRequired: true), "null-added: addition");
        yield return ("null may come", Pair.Member(Text, "'type': 'string', 'nullable': true", "response", isRequired: true), "null-added: behaviour");
        yield return ("null may come for a number", Pair.Member(Number, "'type': 'number', 'nullable': true", "response", isRequired: true), "null-added: source, binary, behaviour");
        yield return ("null comes no longer", Pair.Member("'type': 'string', 'nullable': true", Text, "response", isRequired: true), "null-removed: addition");
        yield return ("null comes no longer for a number", Pair.Member("'type': 'number', 'nullable': true", Number, "response", isRequired: true), "null-removed: source, binary");
        yield return ("null of what may be left out", Pair.Member(Text, "'type': 'string', 'nullable': true", "both"), "null-added: documentation");
        yield return ("null in a list, sent", Pair.Member("'type': 'array', 'items': { 'type': 'string', 'nullable': true }", "'type': 'array', 'items': { 'type': 'string' }", "request"), "null-removed: wire");
        yield return ("null in a map, received", Pair.Member("'type': 'object', 'additionalProperties': { 'type': 'string' }", "'type': 'object', 'additionalProperties': { 'type': 'string', 'nullable': true }", "response"), "null-added: behaviour");
        yield return ("null clears no longer in a PATCH", Pair.Thing("'type': 'object', 'x-patch': true, 'properties': { 'm': { 'type': 'string', 'nullable': true } }", "'type': 'object', 'x-patch': true, 'properties': { 'm': { 'type': 'string' } }", "request"), "null-removed: wire");

        static Pair Required(string member, string direction) =>
            Pair.Thing($"'type': 'object', 'properties': {{ 'm': {{ {member} }} }}", $"'type': 'object', 'required': ['m'], 'properties': {{ 'm': {{ {member} }} }}", direction);
    }

    private static IEnumerable<(string, Pair, string)> Objects()
    {
        const string Two = "'type': 'object', 'properties': { 'a': { 'type': 'string' }, 'b': { 'type': 'string' } }";
        const string Three = "'type': 'object', 'properties': { 'a': { 'type': 'string' }, 'b': { 'type': 'string' }, 'c': { 'type': 'string' } }";
        yield return ("a new member, sent", Pair.Thing(Two, Three, "request"), "member-added: addition");
        yield return ("a new member, received", Pair.Thing(Two, Three, "response"), "member-added: addition");
        yield return ("a new required member, sent", Pair.Thing(Two, "'required': ['c'], " + Three, "request"), "member-added: source, wire, addition");
        yield return ("a new required member, received", Pair.Thing(Two, "'required': ['c'], " + Three, "response"), "member-added: addition");
        yield return ("a new required constant, sent", Pair.Thing(Two, Two.Replace("'a'", "'k': { 'type': 'string', 'x-const': 'k' }, 'a'", System.StringComparison.Ordinal) + ", 'required': ['k']", "request"), "member-added: wire, addition");
        yield return ("a member goes, sent", Pair.Thing(Three, Two, "request"), "member-removed: source, binary, behaviour");
        yield return ("a member goes, received", Pair.Thing(Three, Two, "response"), "member-removed: source, binary");
        yield return ("a member goes that is refused then, sent", Pair.Thing(Three + ", 'additionalProperties': false", Two + ", 'additionalProperties': false", "request"), "member-removed: source, binary, wire");
        yield return ("a member in another order", Pair.Thing(Two, "'properties': { 'b': { 'type': 'string' }, 'a': { 'type': 'string' } }, 'type': 'object'", "both"), "");
        yield return ("a member has another name in C#", Pair.Member(Text, "'type': 'string', 'x-name': 'Other'", "both"), "member-renamed: source, binary");
        const string Renamed = "'type': 'object', 'properties': { 'a': { 'type': 'string' }, 'bee': { 'type': 'string', 'x-name': 'B' } }";
        yield return ("a member has another name on the wire alone, sent", Pair.Thing(Two, Renamed, "request"), "wire-name-changed: behaviour");
        yield return ("a member has another name on the wire alone, received", Pair.Thing(Two, Renamed, "response"), "wire-name-changed: behaviour");
        yield return ("a member has another name on the wire alone, refused", Pair.Thing(Two + ", 'additionalProperties': false", Renamed + ", 'additionalProperties': false", "request"), "wire-name-changed: wire, behaviour");
        yield return ("a member has another name on the wire, and is required now", Pair.Thing(Two, "'required': ['bee'], " + Renamed, "request"), "wire-name-changed: behaviour; member-required: source, wire");
        yield return ("further members are refused, sent", Pair.Thing(Two, Two + ", 'additionalProperties': false", "request"), "closed: wire");
        yield return ("further members are taken, sent", Pair.Thing(Two + ", 'additionalProperties': false", Two, "request"), "opened: addition");
        yield return ("a PATCH body", Pair.Thing(Two, "'x-patch': true, " + Two, "request"), "patch-changed: source, binary, behaviour");
        yield return ("one of two is needed, sent", Pair.Thing(Two, "'x-one-of': [['a'], ['b']], " + Two, "request"), "groups-added: wire");
        yield return ("one of two is needed, of which the first was before, sent", Pair.Thing("'required': ['a'], " + Two, "'x-any-of': [['a'], ['b']], " + Two, "request"), "groups-added: addition; member-optional: addition");
        yield return ("one of two excludes the other, sent", Pair.Thing("'required': ['a'], " + Two, "'x-one-of': [['a'], ['b']], " + Two, "request"), "groups-added: wire; member-optional: addition");
        yield return ("one of two is no longer needed, sent", Pair.Thing("'x-any-of': [['a'], ['b']], " + Two, Two, "request"), "groups-removed: addition");
        yield return ("one more way to keep the rule, sent", Pair.Thing("'x-any-of': [['a'], ['b']], " + Three, "'x-any-of': [['a'], ['b'], ['c']], " + Three, "request"), "groups-changed: addition");
        yield return ("groups as forms that only require", Pair.Thing("'oneOf': [{ 'required': ['a'] }, { 'required': ['b'] }], " + Two, "'x-one-of': [['b'], ['a']], " + Two, "request"), "");
        yield return ("what is received is sent, too", Pair.Thing("'x-direction': 'response', 'required': ['a'], " + Two, "'x-direction': 'both', 'required': ['a'], " + Two, "response"), "becomes-a-request: source");
        yield return ("a page counts otherwise", Pair.Thing("'x-page': { 'results': 'a' }, " + Two, "'x-page': { 'results': 'b' }, " + Two, "response"), "page-changed: behaviour");
        yield return ("an anonymous object is named", Pair.Schemas("'Thing': { 'type': 'object', 'properties': { 'a': { 'type': 'object', 'properties': { 'x': { 'type': 'string' } } } } }", "'Thing': { 'type': 'object', 'properties': { 'a': { '$ref': '#/components/schemas/Part' } } }, 'Part': { 'type': 'object', 'properties': { 'x': { 'type': 'string' } } }"), "type-added: addition");
        yield return ("a change inside of an anonymous object, both ways", Pair.Member("'type': 'object', 'properties': { 'x': { 'type': 'string' } }", "'type': 'object', 'properties': { 'x': { 'type': 'string' } }, 'required': ['x']", "both"), "member-required: source, wire, addition");
        yield return ("a text of its own name is no type", Pair.Schemas("'Thing': { 'type': 'object', 'properties': { 'id': { '$ref': '#/components/schemas/ThingId' } } }, 'ThingId': { 'type': 'string' }", "'Thing': { 'type': 'object', 'properties': { 'id': { 'type': 'string' } } }"), "");
        yield return ("a change of a shared text is told once", Pair.Schemas("'Thing': { 'type': 'object', 'properties': { 'a': { '$ref': '#/components/schemas/Id' }, 'b': { '$ref': '#/components/schemas/Id' } } }, 'Id': { 'type': 'string' }", "'Thing': { 'type': 'object', 'properties': { 'a': { '$ref': '#/components/schemas/Id' }, 'b': { '$ref': '#/components/schemas/Id' } } }, 'Id': { 'type': 'string', 'maxLength': 9 }"), "limit-tightened: wire, documentation");
    }

    private static IEnumerable<(string, Pair, string)> Unions()
    {
        static string Union(params string[] forms) => $"'type': 'object', 'x-union': {{ 'by': 'property', 'property': 'kind', 'variants': [{string.Join(", ", forms)}] }}";
        static string OneOf(params string[] forms) => $"'oneOf': [{string.Join(", ", forms.Select(form => $"{{ '$ref': '#/components/schemas/{form}' }}"))}]";
        static string Mapped(string tag) => OneOf("Cat", "Dog") + $", 'discriminator': {{ 'propertyName': 'kind', 'mapping': {{ '{tag}': '#/components/schemas/Cat' }} }}";
        const string Third = Forms + ", 'Cow': { 'type': 'object', 'properties': { 'kind': { 'type': 'string', 'x-const': 'cow' } } }";
        yield return ("a union gains a form, received", Pair.Thing(Union(Cat), Union(Cat, Dog), "response", Forms), "variant-added: source, binary, addition");
        yield return ("a union loses a form, received", Pair.Thing(Union(Cat, Dog), Union(Cat), "response", Forms), "variant-removed: source, binary");
        yield return ("a union loses a form, sent", Pair.Thing(Union(Cat, Dog), Union(Cat), "request", Forms), "variant-removed: source, binary, wire");
        yield return ("a form has another tag, sent", Pair.Thing(Union(Cat, Dog), Union(Cat, Dog.Replace("'dog'", "'hound'", System.StringComparison.Ordinal)), "request", Forms), "variant-tag-changed: wire");
        yield return ("the forms in another order", Pair.Thing(Union(Cat, Dog), Union(Dog, Cat), "response", Forms), "variants-reordered: source, binary");
        yield return ("another tag tells the forms apart, sent", Pair.Thing(Union(Cat), Union(Cat).Replace("'property': 'kind'", "'property': 'type'", System.StringComparison.Ordinal), "request", Forms), "discriminator-changed: wire");
        yield return ("oneOf gains a form", Pair.Thing(OneOf("Cat", "Dog"), OneOf("Cat", "Dog", "Cow"), "response", Third), "variant-added: source, binary, addition");
        yield return ("oneOf loses a form, sent", Pair.Thing(OneOf("Cat", "Dog", "Cow"), OneOf("Cat", "Dog"), "request", Third), "variant-removed: source, binary, wire");
        yield return ("oneOf in another order", Pair.Thing(OneOf("Cat", "Dog"), OneOf("Dog", "Cat"), "both", Forms), "");
        yield return ("anonymous forms in another order", Pair.Member("'oneOf': [{ 'properties': { 'a': { 'type': 'string' } } }, { 'properties': { 'b': { 'type': 'string' } } }]", "'oneOf': [{ 'properties': { 'b': { 'type': 'string' } } }, { 'properties': { 'a': { 'type': 'string' } } }]", "both"), "");
        yield return ("a mapping gives a form another tag, sent", Pair.Thing(Mapped("cat"), Mapped("felix"), "request", Forms), "variant-tag-changed: wire");
        yield return ("a list of types loses one, sent", Pair.Member("'type': ['string', 'number', 'boolean']", "'type': ['string', 'number']", "request"), "variant-removed: source, binary, wire");
        yield return ("anyOf of types is a list of types", Pair.Member("'anyOf': [{ 'type': 'string' }, { 'type': 'number' }]", "'type': ['number', 'string']", "both"), "");
    }

    private static IEnumerable<(string, Pair, string)> Names()
    {
        const string Part = "{ 'type': 'object', 'required': ['a'], 'properties': { 'a': { 'type': 'string' }, 'b': { 'type': 'integer' }, 'c': { 'type': 'boolean' } } }";
        static string With(string name, string type) => $"'Thing': {{ 'type': 'object', 'properties': {{ 'p': {{ '$ref': '#/components/schemas/{name}' }} }} }}, '{name}': {type}";
        yield return ("a type has another name", Pair.Schemas(With("Part", Part), With("Piece", Part)), "type-renamed: source, binary");
        yield return ("two types have other names, one in the other", Pair.Schemas(With("Part", "{ 'type': 'object', 'properties': { 's': { '$ref': '#/components/schemas/PartState' } } }") + $", 'PartState': {{ {Enum} }}", With("Piece", "{ 'type': 'object', 'properties': { 's': { '$ref': '#/components/schemas/PieceState' } } }") + $", 'PieceState': {{ {Enum} }}"), "type-renamed: source, binary; type-renamed: source, binary");
        yield return ("a type is another one", Pair.Schemas(With("Part", Part), With("Piece", "{ 'type': 'object', 'properties': { 'z': { 'type': 'string' } } }")),
            "type-removed: source, binary; type-changed: source, binary; member-removed: source, binary, behaviour; member-removed: source, binary, behaviour; member-removed: source, binary, behaviour; type-added: addition; member-added: addition");
        yield return ("a type that nothing reaches goes", Pair.Schemas($"'Thing': {{ {Enum} }}, 'Part': {Part}", $"'Thing': {{ {Enum} }}"), "type-removed: source, binary");
        yield return ("a type that nothing reaches yet", Pair.Schemas($"'Thing': {{ {Enum} }}", $"'Thing': {{ {Enum} }}, 'Part': {Part}"), "type-added: addition");
    }
}
