using System;
using System.Collections.Generic;
using Billing.Runtime;

namespace Billing.Core.Tests.Ingestion;

public sealed class SequenceSetTests
{
    [Test]
    public void Is_a_set()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var actual = new SequenceSet();
            var expected = new HashSet<long>();
            for (var step = 0; step < 200; step++)
            {
                var value = random.Next(40);
                Assert.That(random.Next(3) > 0 ? actual.Add(value) == expected.Add(value) : actual.Remove(value) == expected.Remove(value), Is.True);
                Assert.That(actual.Contains(value), Is.EqualTo(expected.Contains(value)));
            }

            for (var value = 0; value < 40; value++)
            {
                Assert.That(actual.Contains(value), Is.EqualTo(expected.Contains(value)));
            }
        }
    }
}
