using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Tour;

/// <summary>Counts what holds and ends the program at what does not.</summary>
internal static class Check
{
    public static int Count { get; private set; }

    public static void That(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException("Not so: " + what);
        }

        Count++;
    }

    public static void Same<T>(T actual, T expected, string what) =>
        That(EqualityComparer<T>.Default.Equals(actual, expected), what + ": " + actual + " instead of " + expected);

    public static async Task<TException> Throws<TException>(Func<Task> call, string what)
        where TException : Exception
    {
        try
        {
            await call();
        }
        catch (TException e)
        {
            Count++;
            return e;
        }

        throw new InvalidOperationException("Did not throw " + typeof(TException).Name + ": " + what);
    }
}
