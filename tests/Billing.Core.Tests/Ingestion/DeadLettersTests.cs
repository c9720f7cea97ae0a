using System;
using System.IO;
using System.Linq;
using Billing.Core.Tests.Ingestion.Support;
using Billing.Runtime;
using Newtonsoft.Json.Linq;

namespace Billing.Core.Tests.Ingestion;

public sealed class DeadLettersTests
{
    private static readonly UsageEvent Usage = new("key-1", "customer", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, """{"a":1}""");

    [TestCase("")]
    [TestCase("{\"whole\":1}\n")]
    public void Each_is_a_line(string before)
    {
        Assert.That(LinesAfter(before), Is.EqualTo(before.Split('\n', StringSplitOptions.RemoveEmptyEntries).Append("key-1").Append("key-1")));
    }

    [Test]
    public void One_that_was_cut_off_spoils_no_other()
    {
        Assert.That(LinesAfter("{\"whole\":1}\n{\"reason\":\"bad\",\"mess"), Is.EqualTo(new[] { "{\"whole\":1}", "{\"reason\":\"bad\",\"mess", "key-1", "key-1" }));
    }

    [Test]
    public void One_that_is_cut_off_while_the_file_is_open_spoils_no_other()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "letters.jsonl");
        using var letters = new DeadLetters(path);
        letters.Write(Usage, "refused", null);
        File.AppendAllText(path, "{\"torn");

        letters.Write(Usage, "refused", null);

        Assert.That(Keys(path), Is.EqualTo(new[] { "key-1", "{\"torn", "key-1" }));
    }

    private static string[] LinesAfter(string before)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "letters.jsonl");
        File.WriteAllText(path, before);
        using (var letters = new DeadLetters(path))
        {
            letters.Write(Usage, "refused", "no");
            letters.Write(Usage, "refused", null);
            Assert.That(letters.TakeNews(), Is.Null);
        }

        return Keys(path);
    }

    /// <summary>The key of each line that is a letter, and the others as they are.</summary>
    private static string[] Keys(string path) =>
        [.. File.ReadAllText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.EndsWith('}') ? (string?)JObject.Parse(line)["idempotencyKey"] ?? line : line)];
}
