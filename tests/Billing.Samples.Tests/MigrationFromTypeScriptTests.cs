using System.IO;
using System.Threading.Tasks;
using Billing.Emulator;
using MigrationFromTypeScript;

namespace Billing.Samples.Tests;

public sealed class MigrationFromTypeScriptTests
{
    [Test]
    public async Task Every_step_is_done()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var http = new BillingEmulator().CreateHttpClient();

        await Steps.RunAsync(Steps.CreateClient(http), output);

        Assert.That(output.ToString(), Is.EqualTo("created cus_…\n1 customer\n404: NotFound\ngot cus_…\n"));
    }

    [Test]
    public void The_program_runs_without_network_or_account() => Assert.That(Programs.Run(typeof(Steps)), Is.Zero);
}
