using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Billing.Emulator;

/// <summary>Checks the members of one object and collects every problem, so that one answer names them all.</summary>
internal sealed class RequestRules
{
    private readonly JsonObject _owner;
    private readonly string _prefix;
    private readonly List<FieldProblem> _problems;

    internal RequestRules(JsonObject owner)
        : this(owner, "", new List<FieldProblem>())
    {
    }

    private RequestRules(JsonObject owner, string prefix, List<FieldProblem> problems)
    {
        _owner = owner;
        _prefix = prefix;
        _problems = problems;
    }

    /// <summary>The same checks on an object inside this one; its problems are reported with ours.</summary>
    internal RequestRules Inside(string name) =>
        new(_owner.Object(name) ?? new JsonObject(), _prefix + name + ".", _problems);

    internal RequestRules Inside(JsonObject item, string name) => new(item, _prefix + name + ".", _problems);

    internal void Add(string field, string message, string code = "invalid") =>
        _problems.Add(new FieldProblem(_prefix + field, message, code));

    internal RequestRules RequiredText(string name, int maxLength = int.MaxValue)
    {
        if (!_owner.TryGetValue(name, out object? value) || value == null)
            Add(name, "is required", "required");
        else if (value is not string text)
            Add(name, "must be text", "invalid_type");
        else if (text.Length == 0)
            Add(name, "must not be empty", "too_short");
        else if (text.Length > maxLength)
            Add(name, "is longer than " + maxLength + " characters", "too_long");
        return this;
    }

    internal RequestRules OptionalText(string name, int maxLength = int.MaxValue) =>
        Absent(name) ? this : RequiredText(name, maxLength);

    internal RequestRules Pattern(string name, string pattern)
    {
        if (_owner.Text(name) is { } text && !Regex.IsMatch(text, pattern))
            Add(name, "must match " + pattern, "invalid_format");
        return this;
    }

    internal RequestRules Email(string name) => Pattern(name, "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$");

    internal RequestRules RequiredNumber(string name, decimal minimum = decimal.MinValue, decimal maximum = decimal.MaxValue)
    {
        if (!_owner.TryGetValue(name, out object? value) || value == null)
            Add(name, "is required", "required");
        else if (JsonMembers.AsNumber(value) is not { } number)
            Add(name, "must be a number", "invalid_type");
        else if (number < minimum || number > maximum)
            Add(name, FormattableString.Invariant($"must lie between {minimum} and {maximum}"), "out_of_range");
        return this;
    }

    internal RequestRules OptionalNumber(string name, decimal minimum = decimal.MinValue, decimal maximum = decimal.MaxValue) =>
        Absent(name) ? this : RequiredNumber(name, minimum, maximum);

    internal RequestRules OptionalInteger(string name, decimal minimum, decimal maximum)
    {
        OptionalNumber(name, minimum, maximum);
        if (_owner.Number(name) is { } number && number != decimal.Truncate(number))
            Add(name, "must be an integer", "invalid_type");
        return this;
    }

    internal RequestRules RequiredObject(string name)
    {
        if (_owner.Object(name) == null)
            Add(name, Absent(name) ? "is required" : "must be an object", Absent(name) ? "required" : "invalid_type");
        return this;
    }

    internal RequestRules RequiredTime(string name)
    {
        RequiredText(name);
        return OptionalTime(name);
    }

    internal RequestRules OptionalTime(string name)
    {
        if (!Absent(name) && _owner.Time(name) == null)
            Add(name, "must be an ISO 8601 time", "invalid_format");
        return this;
    }

    internal RequestRules OneOf(string name, params string[] allowed)
    {
        if (!Absent(name) && (_owner.Text(name) is not { } text || !allowed.Contains(text)))
            Add(name, "must be one of " + string.Join(", ", allowed), "invalid_value");
        return this;
    }

    /// <summary>Some vendors refuse members that they do not know.</summary>
    internal RequestRules Only(params string[] known)
    {
        foreach (string name in _owner.Keys.Where(name => !known.Contains(name)))
            Add(name, "is not a known member", "unknown");
        return this;
    }

    internal void Check()
    {
        if (_problems.Count > 0)
            throw EmulatorFailure.Invalid(_problems.ToArray());
    }

    private bool Absent(string name) => !_owner.TryGetValue(name, out object? value) || value == null;
}
