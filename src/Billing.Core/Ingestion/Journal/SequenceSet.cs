using System.Collections.Generic;

namespace Billing.Runtime;

/// <summary>A set of numbers that mostly follow each other, kept as ranges: a million of them in a row take the room of one.</summary>
internal sealed class SequenceSet
{
    private readonly List<(long First, long Last)> _ranges = new();

    public bool Contains(long value)
    {
        var index = Find(value);
        return index >= 0 && value <= _ranges[index].Last;
    }

    /// <summary>Adds a number.</summary>
    /// <returns>Whether it was not there.</returns>
    public bool Add(long value)
    {
        var index = Find(value);
        if (index >= 0 && value <= _ranges[index].Last)
        {
            return false;
        }

        var touchesBefore = index >= 0 && _ranges[index].Last == value - 1;
        var touchesAfter = index + 1 < _ranges.Count && _ranges[index + 1].First == value + 1;
        if (touchesBefore && touchesAfter)
        {
            _ranges[index] = (_ranges[index].First, _ranges[index + 1].Last);
            _ranges.RemoveAt(index + 1);
        }
        else if (touchesBefore)
        {
            _ranges[index] = (_ranges[index].First, value);
        }
        else if (touchesAfter)
        {
            _ranges[index + 1] = (value, _ranges[index + 1].Last);
        }
        else
        {
            _ranges.Insert(index + 1, (value, value));
        }

        return true;
    }

    /// <summary>Takes a number out.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(long value)
    {
        var index = Find(value);
        if (index < 0 || value > _ranges[index].Last)
        {
            return false;
        }

        var (first, last) = _ranges[index];
        _ranges.RemoveAt(index);
        if (value < last)
        {
            _ranges.Insert(index, (value + 1, last));
        }

        if (first < value)
        {
            _ranges.Insert(index, (first, value - 1));
        }

        return true;
    }

    /// <summary>The last range that begins at or before a number; -1 for none.</summary>
    private int Find(long value)
    {
        var low = 0;
        var high = _ranges.Count - 1;
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            if (_ranges[middle].First <= value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return high;
    }
}
