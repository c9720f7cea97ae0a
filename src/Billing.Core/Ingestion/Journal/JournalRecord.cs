using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace Billing.Runtime;

/// <summary>
/// The form of a record: mark (4 bytes), length of the body (4), checksum of length and body (4), body. Numbers are little-endian.
/// The mark holds bytes that no UTF-8 text has, so that after damage the next record is found wherever it begins.
/// </summary>
internal static class JournalRecord
{
    public const int HeaderBytes = 12;

    /// <summary>An event, its texts and some room: a longer record is damaged.</summary>
    public const int MaxBodyBytes = IngestionDefaults.MaxEventBytes + (256 * 1024);

    private const byte EventKind = 1;
    private const byte SettledKind = 2;
    private const byte CopyFlag = 1;
    private const byte ReleasedFlag = 2;
    private const int EventPrefixBytes = 2 + (3 * sizeof(long)) + (2 * sizeof(int));

    /// <summary>The last byte is the version of the form.</summary>
    private static readonly byte[] MarkBytes = { 0xFF, 0xFE, 0x4A, 0x01 };

    public static ReadOnlySpan<byte> Mark => MarkBytes;

    /// <summary>Writes an event; a copy is one that the journal held or memory kept before.</summary>
    /// <returns>The length of the record.</returns>
    public static int WriteEvent(ref byte[] buffer, StoredEvent stored, bool isCopy)
    {
        var key = Encoding.UTF8.GetByteCount(stored.Key);
        var customer = Encoding.UTF8.GetByteCount(stored.CustomerId);
        var body = EventPrefixBytes + key + customer + stored.Length;
        Reserve(ref buffer, HeaderBytes + body);
        var at = HeaderBytes;
        buffer[at++] = EventKind;
        buffer[at++] = (byte)((isCopy ? CopyFlag : 0) | (stored.IsReleased ? ReleasedFlag : 0));
        Put(buffer, ref at, stored.Sequence);
        Put(buffer, ref at, stored.TrackedAt);
        Put(buffer, ref at, stored.Timestamp);
        Put(buffer, ref at, key);
        Put(buffer, ref at, customer);
        at += Encoding.UTF8.GetBytes(stored.Key, 0, stored.Key.Length, buffer, at);
        at += Encoding.UTF8.GetBytes(stored.CustomerId, 0, stored.CustomerId.Length, buffer, at);
        Buffer.BlockCopy(stored.Payload, 0, buffer, at, stored.Length);
        return Finish(buffer, body);
    }

    /// <summary>Writes which events are done with.</summary>
    /// <returns>The length of the record.</returns>
    public static int WriteSettled(ref byte[] buffer, IReadOnlyList<long> sequences, int from, int count)
    {
        var body = 2 + (count * sizeof(long));
        Reserve(ref buffer, HeaderBytes + body);
        var at = HeaderBytes;
        buffer[at++] = SettledKind;
        buffer[at++] = 0;
        for (var index = 0; index < count; index++)
        {
            Put(buffer, ref at, sequences[from + index]);
        }

        return Finish(buffer, body);
    }

    public static int ReadLength(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt32LittleEndian(record.Slice(4));

    /// <summary>Whether a whole record is as it was written.</summary>
    public static bool IsIntact(ReadOnlySpan<byte> record) =>
        BinaryPrimitives.ReadUInt32LittleEndian(record.Slice(8)) == Checksum(record.Slice(4, 4), record.Slice(HeaderBytes));

    /// <summary>Whether the lengths within an intact record fit it: nothing that reads it asks again.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> record)
    {
        var body = record.Slice(HeaderBytes);
        if (!IsEvent(record))
        {
            return !IsSettled(record) || (body.Length - 2) % sizeof(long) == 0;
        }

        if (body.Length < EventPrefixBytes)
        {
            return false;
        }

        var key = BinaryPrimitives.ReadInt32LittleEndian(body.Slice(26));
        var customer = BinaryPrimitives.ReadInt32LittleEndian(body.Slice(30));
        return key >= 0 && customer >= 0 && (long)EventPrefixBytes + key + customer <= body.Length;
    }

    /// <summary>Whether a file begins as those of a later version of this form do.</summary>
    public static bool IsOfNewerVersion(ReadOnlySpan<byte> start) =>
        start.Length >= MarkBytes.Length && start.StartsWith(Mark.Slice(0, MarkBytes.Length - 1)) && start[MarkBytes.Length - 1] > MarkBytes[MarkBytes.Length - 1];

    public static bool IsEvent(ReadOnlySpan<byte> record) => record[HeaderBytes] == EventKind;

    public static bool IsCopy(ReadOnlySpan<byte> record) => (record[HeaderBytes + 1] & CopyFlag) != 0;

    public static bool IsReleased(ReadOnlySpan<byte> record) => (record[HeaderBytes + 1] & ReleasedFlag) != 0;

    public static long ReadSequence(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt64LittleEndian(record.Slice(HeaderBytes + 2));

    public static StoredEvent ReadEvent(ReadOnlySpan<byte> record)
    {
        var body = record.Slice(HeaderBytes);
        var key = BinaryPrimitives.ReadInt32LittleEndian(body.Slice(26));
        var customer = BinaryPrimitives.ReadInt32LittleEndian(body.Slice(30));
        var payload = body.Slice(EventPrefixBytes + key + customer).ToArray();
        return new StoredEvent(
            Text(body.Slice(EventPrefixBytes, key)),
            Text(body.Slice(EventPrefixBytes + key, customer)),
            payload,
            payload.Length,
            timestamp: BinaryPrimitives.ReadInt64LittleEndian(body.Slice(18)),
            trackedAt: BinaryPrimitives.ReadInt64LittleEndian(body.Slice(10)))
        {
            Sequence = BinaryPrimitives.ReadInt64LittleEndian(body.Slice(2)),
            IsReleased = (body[1] & ReleasedFlag) != 0,
        };
    }

    public static bool IsSettled(ReadOnlySpan<byte> record) => record[HeaderBytes] == SettledKind;

    public static int SettledCount(ReadOnlySpan<byte> record) => (record.Length - HeaderBytes - 2) / sizeof(long);

    public static long SettledAt(ReadOnlySpan<byte> record, int index) =>
        BinaryPrimitives.ReadInt64LittleEndian(record.Slice(HeaderBytes + 2 + (index * sizeof(long))));

    private static int Finish(byte[] buffer, int body)
    {
        Buffer.BlockCopy(MarkBytes, 0, buffer, 0, MarkBytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(4), body);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(8), Checksum(buffer.AsSpan(4, 4), buffer.AsSpan(HeaderBytes, body)));
        return HeaderBytes + body;
    }

    /// <summary>The length is part of it: a length that is wrong but possible must not pass.</summary>
    private static uint Checksum(ReadOnlySpan<byte> length, ReadOnlySpan<byte> body) =>
        Crc32C.Compute(body) ^ (BinaryPrimitives.ReadUInt32LittleEndian(length) * 0x9E3779B1);

    private static string Text(ReadOnlySpan<byte> utf8) =>
#if NET8_0_OR_GREATER
        Encoding.UTF8.GetString(utf8);
#else
        Encoding.UTF8.GetString(utf8.ToArray());
#endif

    private static void Put(byte[] buffer, ref int at, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(at), value);
        at += sizeof(long);
    }

    private static void Put(byte[] buffer, ref int at, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(at), value);
        at += sizeof(int);
    }

    private static void Reserve(ref byte[] buffer, int size)
    {
        if (buffer.Length < size)
        {
            buffer = new byte[Math.Max(size, buffer.Length * 2)];
        }
    }
}
