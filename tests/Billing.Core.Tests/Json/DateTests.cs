using System;
using System.Globalization;
using Billing.Runtime;

namespace Billing.Core.Tests.Json;

public sealed class DateTests
{
    [TestCase("2024-02-29T12:30:45Z", "2024-02-29T12:30:45.0000000+00:00")]
    [TestCase("2024-02-29T12:30:45.1Z", "2024-02-29T12:30:45.1000000+00:00")]
    [TestCase("2024-02-29T12:30:45.1234567Z", "2024-02-29T12:30:45.1234567+00:00")]
    [TestCase("2024-02-29T12:30:45.123456789Z", "2024-02-29T12:30:45.1234567+00:00")]
    [TestCase("2024-02-29T12:30:45+05:30", "2024-02-29T12:30:45.0000000+05:30")]
    [TestCase("2024-02-29T12:30:45-08:00", "2024-02-29T12:30:45.0000000-08:00")]
    [TestCase("2024-02-29T12:30:45-0800", "2024-02-29T12:30:45.0000000-08:00")]
    [TestCase("2024-02-29T12:30:45\\u002B05:30", "2024-02-29T12:30:45.0000000+05:30")]
    [TestCase("2024-02-29 12:30:45+02", "2024-02-29T12:30:45.0000000+02:00")]
    [TestCase("2024-02-29T12:30Z", "2024-02-29T12:30:00.0000000+00:00")]
    [TestCase("2024-02-29T24:00:00Z", "2024-03-01T00:00:00.0000000+00:00")]
    [TestCase("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000+00:00")]
    [TestCase("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999+00:00")]
    [TestCase("Thu, 29 Feb 2024 12:30:45 GMT", "2024-02-29T12:30:45.0000000+00:00")]
    public void Reads_points_in_time(string written, string expected)
    {
        var plan = Plans.Read($$"""{"createdAt":"{{written}}","dates":["{{written}}"]}""");
        Assert.Multiple(() =>
        {
            Assert.That(plan.CreatedAt!.Value.ToString("o", CultureInfo.InvariantCulture), Is.EqualTo(expected));
            Assert.That(plan.Dates![0].ToString("o", CultureInfo.InvariantCulture), Is.EqualTo(expected));
        });
    }

    [TestCase("")]
    [TestCase("soon")]
    [TestCase("2023-02-29T00:00:00Z")]
    [TestCase("2024-13-01T00:00:00Z")]
    [TestCase("2024-01-01T25:00:00Z")]
    [TestCase("2024-01-01T24:00:01Z")]
    [TestCase("2024-01-01T00:60:00Z")]
    [TestCase("2024-01-01T00:00:00+15:00")]
    [TestCase("2024-01-01T00:00:00Zx")]
    [TestCase("2024-01-01T00:00:00.Z")]
    [TestCase("0001-01-01T00:00:00+01:00")]
    [TestCase("9999-12-31T24:00:00Z")]
    [TestCase("01/02/2024")]
    [TestCase("1.5")]
    [TestCase("/Date(1700000000000)/")]
    [TestCase("/Date(99999999999999999)/")]
    public void Refuses_text_that_is_no_point_in_time(string written)
    {
        Assert.Multiple(() =>
        {
            Assert.That(Plans.Refused($$"""{"createdAt":"{{written}}"}""").Path, Is.EqualTo("createdAt"));
            Assert.That(Plans.Refused($$"""{"dates":["{{written}}"]}""").Path, Is.EqualTo("dates[0]"));
        });
    }

    [TestCase("1700000000")]
    [TestCase("1.5")]
    [TestCase("true")]
    [TestCase("{}")]
    public void Refuses_another_kind_than_text(string written) =>
        Assert.That(Plans.Refused($$"""{"createdAt":{{written}}}""").Path, Is.EqualTo("createdAt"));

    [TestCase("UTC")]
    [TestCase("Asia/Tokyo")]
    [TestCase("America/New_York")]
    [NonParallelizable]
    public void Takes_text_without_a_zone_as_UTC_wherever_the_machine_stands(string zone)
    {
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            Assume.That(TimeZoneInfo.Local.BaseUtcOffset == TimeSpan.Zero, Is.EqualTo(zone == "UTC"), "The machine has no time zone data.");

            var plan = Plans.Read("""{"createdAt":"2024-07-01T12:00:00","parent":{"createdAt":"2024-07-01T12:00:00.5"},"dates":["2024-07-01T12:00:00","2024-07-01"]}""");
            Assert.Multiple(() =>
            {
                Assert.That(plan.CreatedAt, Is.EqualTo(new DateTimeOffset(2024, 7, 1, 12, 0, 0, TimeSpan.Zero)));
                Assert.That(plan.CreatedAt!.Value.Offset, Is.EqualTo(TimeSpan.Zero));
                Assert.That(plan.Parent!.CreatedAt, Is.EqualTo(new DateTimeOffset(2024, 7, 1, 12, 0, 0, 500, TimeSpan.Zero)));
                Assert.That(plan.Dates![0].Offset, Is.EqualTo(TimeSpan.Zero));
                Assert.That(plan.Dates[1], Is.EqualTo(new DateTimeOffset(2024, 7, 1, 0, 0, 0, TimeSpan.Zero)));
            });
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [TestCase("2024-02-29T12:30:45.0000000+00:00", "2024-02-29T12:30:45Z")]
    [TestCase("2024-02-29T12:30:45.1200000+00:00", "2024-02-29T12:30:45.12Z")]
    [TestCase("2024-02-29T12:30:45.0000001+00:00", "2024-02-29T12:30:45.0000001Z")]
    [TestCase("2024-02-29T12:30:45.0000000+05:30", "2024-02-29T12:30:45+05:30")]
    [TestCase("2024-02-29T12:30:45.5000000-08:00", "2024-02-29T12:30:45.5-08:00")]
    [TestCase("0001-01-01T00:00:00.0000000+00:00", "0001-01-01T00:00:00Z")]
    public void Writes_as_many_digits_as_needed_and_Z_for_UTC(string value, string expected)
    {
        var date = DateTimeOffset.ParseExact(value, "o", CultureInfo.InvariantCulture);
        Assert.Multiple(() =>
        {
            Assert.That(JsonIo.DateText(date), Is.EqualTo(expected));
            Assert.That(JsonIo.ToJson(new Plan { CreatedAt = date }), Is.EqualTo($$"""{"createdAt":"{{expected}}"}"""));
        });
    }

    [Test]
    public void Reads_every_point_in_time_that_it_writes()
    {
        var random = new Random(19);
        for (var i = 0; i < 5_000; i++)
        {
            var offset = TimeSpan.FromMinutes(random.Next(-14 * 60, (14 * 60) + 1));
            var ticks = random.NextInt64(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay);
            var date = new DateTimeOffset(ticks, offset);
            var text = JsonIo.DateText(date);

            Assert.That(IsoDate.TryParse(text, out var read), Is.True, text);
            Assert.That((read, read.Offset), Is.EqualTo((date, offset)), text);
            Assert.That(Plans.Read($$"""{"createdAt":"{{text}}"}""").CreatedAt!.Value.EqualsExact(date), Is.True, text);
        }
    }
}
