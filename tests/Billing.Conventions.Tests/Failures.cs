using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Conventions.Tests;

/// <summary>Collects every place that breaks a rule, so that one run shows all of them.</summary>
internal sealed class Failures
{
    private const int Shown = 60;

    private readonly List<string> _lines = [];

    public void Add(string where, string what) => _lines.Add($"{where}: {what}");

    /// <summary>Adds what a rule says about a place; null is no failure.</summary>
    public void AddUnlessNull(string where, string? what)
    {
        if (what is not null)
        {
            Add(where, what);
        }
    }

    public void If(bool isBroken, string where, string what)
    {
        if (isBroken)
        {
            Add(where, what);
        }
    }

    public void AssertNone()
    {
        if (_lines.Count > 0)
        {
            Assert.Fail($"{_lines.Count} failures{Environment.NewLine}{string.Join(Environment.NewLine, _lines.Distinct().Take(Shown))}");
        }
    }
}
