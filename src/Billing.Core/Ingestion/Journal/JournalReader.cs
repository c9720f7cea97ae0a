using System;
using System.IO;

namespace Billing.Runtime;

/// <summary>Reads the records of a file one after the other. What is damaged is passed over; what stands before and after it is read.</summary>
internal sealed class JournalReader : IDisposable
{
    private readonly FileStream _stream;
    private readonly long _limit;
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private int _recordLength;
    private bool _isInDamage;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="offset">Where a record begins.</param>
    /// <param name="limit">Where to stop; null for the end of the file.</param>
    public JournalReader(string path, long offset = 0, long? limit = null)
    {
        _stream = OwnerOnly.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        _limit = limit ?? _stream.Length;
        _stream.Position = offset;
        Position = offset;
    }

    /// <summary>Behind the record that was read last.</summary>
    public long Position { get; private set; }

    /// <summary>Damaged places that were passed over.</summary>
    public int Damaged { get; private set; }

    /// <summary>1 when the file ends in the middle of a record.</summary>
    public int Torn { get; private set; }

    /// <summary>The record that was read last, header included; good until the next is read.</summary>
    public ReadOnlySpan<byte> Record => _buffer.AsSpan(_start - _recordLength, _recordLength);

    /// <summary>Reads the next intact record.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Read()
    {
        while (Fill(JournalRecord.HeaderBytes) >= JournalRecord.HeaderBytes)
        {
            var header = _buffer.AsSpan(_start, JournalRecord.HeaderBytes);
            if (!header.StartsWith(JournalRecord.Mark))
            {
                SkipToMark();
                continue;
            }

            var length = JournalRecord.ReadLength(header);
            if (length is < 2 or > JournalRecord.MaxBodyBytes)
            {
                SkipToMark();
                continue;
            }

            var whole = JournalRecord.HeaderBytes + length;
            if (Fill(whole) < whole)
            {
                if (!SkipToMark(isTorn: true))
                {
                    return false;
                }

                continue;
            }

            if (!JournalRecord.IsIntact(_buffer.AsSpan(_start, whole)) || !JournalRecord.IsWellFormed(_buffer.AsSpan(_start, whole)))
            {
                SkipToMark();
                continue;
            }

            _isInDamage = false;
            _recordLength = whole;
            Advance(whole);
            return true;
        }

        EndInRest();
        return false;
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>Moves to the next mark behind this place, or to the end.</summary>
    /// <param name="isTorn">Whether a record begins here that the file is too short for: without another behind it, it was cut while being written.</param>
    /// <returns>Whether there is a mark.</returns>
    private bool SkipToMark(bool isTorn = false)
    {
        if (!isTorn)
        {
            CountDamage();
        }

        Advance(1);
        while (true)
        {
            var available = Fill(JournalRecord.Mark.Length);
            if (available < JournalRecord.Mark.Length)
            {
                Advance(available);
                if (isTorn)
                {
                    Torn++;
                }

                return false;
            }

            var found = _buffer.AsSpan(_start, available).IndexOf(JournalRecord.Mark);
            if (found >= 0)
            {
                Advance(found);
                if (isTorn)
                {
                    CountDamage();
                }

                return true;
            }

            // The end of what was read may hold the beginning of a mark.
            Advance(available - JournalRecord.Mark.Length + 1);
        }
    }

    /// <summary>The file ends in less than a header.</summary>
    private void EndInRest()
    {
        var rest = _end - _start;
        if (rest > 0 && !_isInDamage)
        {
            Torn++;
        }

        Advance(rest);
    }

    private void CountDamage()
    {
        if (!_isInDamage)
        {
            _isInDamage = true;
            Damaged++;
        }
    }

    private void Advance(int count)
    {
        _start += count;
        Position += count;
    }

    /// <summary>Reads until so many bytes are at hand, or the file ends.</summary>
    /// <returns>How many are.</returns>
    private int Fill(int wanted)
    {
        if (_end - _start >= wanted)
        {
            return _end - _start;
        }

        MakeRoom(wanted);
        while (_end - _start < wanted)
        {
            var read = _stream.Read(_buffer, _end, (int)Math.Min(_buffer.Length - _end, Math.Max(0, _limit - _stream.Position)));
            if (read == 0)
            {
                break;
            }

            _end += read;
        }

        return _end - _start;
    }

    private void MakeRoom(int wanted)
    {
        var rest = _end - _start;
        var target = wanted > _buffer.Length ? new byte[Math.Max(wanted, _buffer.Length * 2)] : _buffer;
        Buffer.BlockCopy(_buffer, _start, target, 0, rest);
        _buffer = target;
        _start = 0;
        _end = rest;
    }
}
