using System;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Billing.Runtime;

/// <summary>Compares without telling by its time how much is equal.</summary>
internal static class FixedTime
{
    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
#if NETSTANDARD2_0
        AreEqualByLoop(left, right);
#else
        CryptographicOperations.FixedTimeEquals(left, right);
#endif

    /// <summary>For frameworks without one of their own. Not optimised, so that no compiler ends it early.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    internal static bool AreEqualByLoop(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        var difference = 0;
        for (var i = 0; i < left.Length; i++)
        {
            difference |= left[i] ^ right[i];
        }

        return difference == 0;
    }
}
