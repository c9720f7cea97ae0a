using System;
using System.Reflection;
using Billing.Core.Tests.Ingestion.Support;

namespace Billing.Core.Tests.Ingestion;

/// <summary>The options of an ingestion, which it copies.</summary>
public sealed class OptionsTests
{
    [Test]
    public void A_copy_has_every_member()
    {
        var options = new NoteOptions
        {
            AutoBatch = false,
            MaxParallelRequests = 2,
            MaxBufferSize = 3,
            Overflow = OverflowPolicy.Wait,
            JournalDirectory = "journal",
            Fsync = true,
            DeadLetterFile = "letters",
            DuplicateWindow = TimeSpan.FromHours(1),
            OnExpired = ExpiredPolicy.Drop,
            ShutdownTimeout = TimeSpan.FromSeconds(1),
            OnFlushError = static _ => { },
            OnRejected = static _ => { },
            OnDropped = static _ => { },
            OnHeld = static _ => { },
            SegmentBytes = 4,
            ReadAhead = 5,
        };

        var copy = new NoteOptions(options);

        foreach (var property in typeof(IngestionOptions).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        {
            Assert.That(property.GetValue(copy), Is.EqualTo(property.GetValue(options)), property.Name);
            Assert.That(property.GetValue(copy), Is.Not.EqualTo(property.GetValue(new NoteOptions())), property.Name + " is set by this test");
        }
    }
}
