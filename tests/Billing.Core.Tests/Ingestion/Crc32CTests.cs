using System.Linq;
using System.Text;
using Billing.Runtime;

namespace Billing.Core.Tests.Ingestion;

public sealed class Crc32CTests
{
    /// <summary>The check value of the Castagnoli polynomial, and of RFC 3720, appendix B.4.</summary>
    [Test]
    public void Is_that_of_the_standard()
    {
        Assert.That(Crc32C.Compute(Encoding.ASCII.GetBytes("123456789")), Is.EqualTo(0xE3069283));
        Assert.That(Crc32C.Compute(new byte[32]), Is.EqualTo(0x8A9136AA));
        Assert.That(Crc32C.Compute(Enumerable.Range(0, 32).Select(value => (byte)value).ToArray()), Is.EqualTo(0x46DD794E));
    }
}
