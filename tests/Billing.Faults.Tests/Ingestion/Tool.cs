using System.Diagnostics;

namespace Billing.Faults.Tests.Ingestion;

/// <summary>Programs that tests run others with.</summary>
internal static class Tool
{
    /// <summary>A machine without the tool cannot say anything: that is a failure, not a success.</summary>
    /// <param name="name">The program.</param>
    public static void Require(string name)
    {
        using var probe = Process.Start(new ProcessStartInfo("which", [name]) { RedirectStandardOutput = true })!;
        probe.WaitForExit();
        Assert.That(probe.ExitCode, Is.Zero, $"{name} is not installed");
    }
}
