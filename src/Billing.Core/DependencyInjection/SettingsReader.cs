using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.Extensions.Configuration;

namespace Billing.Runtime;

/// <summary>
/// Reads a section of the application's configuration by a table of known keys: what is unknown or cannot be read is named.
/// A value is never shown, because a key may stand where a number belongs.
/// </summary>
internal sealed class SettingsReader
{
    private const int MostUnknownNamed = 5;

    private readonly IConfiguration _section;
    private readonly List<string> _failures;
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    public SettingsReader(IConfiguration section, List<string> failures)
    {
        _section = section;
        _failures = failures;
    }

    public void Text(string key, Action<string> set) => Value(key, "a text", text =>
    {
        set(text);
        return true;
    });

    public void Texts<TOptions>(IReadOnlyDictionary<string, Action<TOptions, string>> texts, TOptions options)
    {
        foreach (var text in texts)
        {
            Text(text.Key, value => text.Value(options, value));
        }
    }

    /// <summary>A value of an enum by its name.</summary>
    public void Choice<TEnum>(string key, Action<TEnum> set)
        where TEnum : struct, Enum
    {
        var names = Enum.GetNames(typeof(TEnum));
        Value(key, "one of " + string.Join(", ", names), text =>
        {
            var name = Array.Find(names, candidate => string.Equals(candidate, text, StringComparison.OrdinalIgnoreCase));
            return Set(name is not null, name is null ? default : (TEnum)Enum.Parse(typeof(TEnum), name), set);
        });
    }

    public void Url(string key, Action<Uri> set) => Value(key, "an absolute URL, such as https://api.example.com", text => Set(Uri.TryCreate(text, UriKind.Absolute, out var url), url!, set));

    public void Whole(string key, Action<int> set) =>
        Value(key, "a whole number", text => Set(int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number), number, set));

    public void Number(string key, Action<double> set) =>
        Value(key, "a number, such as 1.5", text => Set(double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number), number, set));

    public void Flag(string key, Action<bool> set) => Value(key, "true or false", text => Set(bool.TryParse(text, out var flag), flag, set));

    public void Duration(string key, Action<TimeSpan> set) => Value(key, "a time, such as 00:00:30 for 30 seconds, or infinite", text =>
    {
        if (string.Equals(text, "infinite", StringComparison.OrdinalIgnoreCase))
        {
            set(Timeout.InfiniteTimeSpan);
            return true;
        }

        // A bare 30 would be read as 30 days.
        return Set(TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time) && text.IndexOf(':') >= 0, time, set);
    });

    /// <summary>A list, or one text with commas.</summary>
    public void List(string key, Action<IReadOnlyList<string>> set)
    {
        var section = Take(key);
        var items = section.GetChildren().ToList();
        if (items.Count > 0)
        {
            _failures.AddRange(items.Where(item => item.Value is null).Select(item => item.Path + " must be a text."));
            set(items.Select(item => item.Value ?? string.Empty).ToList());
        }
        else if (!string.IsNullOrWhiteSpace(section.Value))
        {
            set(section.Value!.Split(',').Select(item => item.Trim()).ToList());
        }
    }

    public void Group(string key, Action<SettingsReader> read)
    {
        var section = Take(key);
        if (section.GetChildren().Any())
        {
            var group = new SettingsReader(section, _failures);
            read(group);
            group.RefuseUnknown();
        }
        else if (!string.IsNullOrEmpty(section.Value))
        {
            _failures.Add(section.Path + " must hold settings of its own.");
        }
    }

    /// <summary>Names the keys that nobody asked for.</summary>
    public void RefuseUnknown()
    {
        var unknown = _section.GetChildren().Where(child => !_known.Contains(child.Key)).Select(child => child.Path).ToList();
        var known = string.Join(", ", _known.OrderBy(key => key, StringComparer.Ordinal));
        _failures.AddRange(unknown.Take(MostUnknownNamed).Select(path => $"{path} is not a setting. The settings are {known}."));
        if (unknown.Count > MostUnknownNamed)
        {
            _failures.Add(FormattableString.Invariant($"{unknown.Count - MostUnknownNamed} more keys are not settings."));
        }
    }

    private static bool Set<T>(bool isRead, T value, Action<T> set)
    {
        if (isRead)
        {
            set(value);
        }

        return isRead;
    }

    private IConfigurationSection Take(string key)
    {
        _known.Add(key);
        return _section.GetSection(key);
    }

    private void Value(string key, string form, Func<string, bool> read)
    {
        var section = Take(key);
        var isOne = !section.GetChildren().Any();
        if (!isOne || (section.Value is { } text && !read(text)))
        {
            _failures.Add($"{section.Path} must be {form}.");
        }
    }
}
