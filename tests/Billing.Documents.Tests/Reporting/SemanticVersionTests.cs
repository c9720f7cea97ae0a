namespace Billing.Documents.Tests.Reporting;

public sealed class SemanticVersionTests
{
    [TestCase("1.2.3", "Major", "2.0.0")]
    [TestCase("1.2.3", "Minor", "1.3.0")]
    [TestCase("1.2.3", "Patch", "1.2.4")]
    [TestCase("1.2.3", "None", "1.2.3")]
    [TestCase("0.2.3", "Major", "0.3.0")]
    [TestCase("0.2.3", "Minor", "0.2.4")]
    [TestCase("0.2.3", "Patch", "0.2.4")]
    [TestCase("0.2.3", "None", "0.2.3")]
    public void The_next_version_follows_from_the_gravest_change(string current, string bump, string next)
    {
        Assert.That(SemanticVersion.TryParse(current, out var version), Is.True);
        Assert.That(version.Next(System.Enum.Parse<Bump>(bump)).ToString(), Is.EqualTo(next));
    }

    [TestCase("1.2")]
    [TestCase("1.2.3.4")]
    [TestCase("1.2.x")]
    [TestCase("-1.2.3")]
    [TestCase("")]
    [TestCase("1.2.99999999999")]
    public void What_is_no_version_is_told(string text) => Assert.That(SemanticVersion.TryParse(text, out _), Is.False);
}
