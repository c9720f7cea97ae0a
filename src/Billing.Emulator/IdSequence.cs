using System.Globalization;

namespace Billing.Emulator;

/// <summary>Ids are counted, not random: two runs of the same test give the same ids.</summary>
internal sealed class IdSequence
{
    private long _last;

    /// <summary>A prefix and a count of fixed length, such as <c>cus_0000000000000001</c>.</summary>
    internal string Next(string prefix, int length) => prefix + (++_last).ToString(CultureInfo.InvariantCulture).PadLeft(length, '0');

    /// <summary>A UUID of version 4 in form, counted.</summary>
    internal string NextUuid() => "00000000-0000-4000-8000-" + (++_last).ToString("x12", CultureInfo.InvariantCulture);

    /// <summary>A prefix and 32 hexadecimal digits, as token ids have.</summary>
    internal string NextHex(string prefix) => prefix + (++_last).ToString("x32", CultureInfo.InvariantCulture);
}
