using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Billing.Runtime;

namespace Billing.Core.Tests.Webhooks;

/// <summary>Whatever arrives, there is one type to catch.</summary>
public sealed class FuzzTests
{
    private const int Parts = 100;
    private const int HeadersPerPart = 10_000;
    private const string Characters = "v1,v1a, +/=_.-AZaz09\t\n\0\u00e9\u0661\ud83d\udcb8\ufffd";

    private static readonly string[] Names = ["svix-id", "svix-timestamp", "svix-signature"];

    [Test]
    public void A_million_headers_give_one_type_of_exception()
    {
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        var reasons = new int[Enum.GetValues<WebhookFailureReason>().Length];
        var accepted = 0;

        Parallel.For(0, Parts, part =>
        {
            var random = new Random(seed + part);
            var delivery = new Delivery("{}");
            var sent = new Dictionary<string, string>(delivery.Headers);
            for (var fuzzed = 0; fuzzed < HeadersPerPart;)
            {
                fuzzed += Spoil(delivery.Headers, sent, random);
                try
                {
                    delivery.Verify();
                    Interlocked.Increment(ref accepted);
                }
                catch (WebhookVerificationException refusal)
                {
                    Interlocked.Increment(ref reasons[(int)refusal.Reason]);
                }
            }
        });

        // Parallel.For would have thrown at another type. The fuzzer reached every reason that a header can give.
        TestContext.Out.WriteLine($"reasons {string.Join(", ", reasons)}");
        Assert.That(accepted, Is.Zero, $"seed {seed}");
        foreach (var reason in new[] { WebhookFailureReason.MissingHeader, WebhookFailureReason.MalformedHeader, WebhookFailureReason.TimestampTooOld, WebhookFailureReason.TimestampTooNew, WebhookFailureReason.SignatureMismatch })
        {
            Assert.That(reasons[(int)reason], Is.GreaterThan(1000), $"{reason}, seed {seed}");
        }
    }

    [Test]
    public void Twenty_thousand_signed_bodies_give_an_event_or_one_type_of_exception()
    {
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var template = Encoding.UTF8.GetBytes("{\"type\":\"invoice.paid\",\"data\":{\"amount\":-1.5e3,\"list\":[null,true,\"\\u00e9\\ud83d\"]}}");
        var (read, refused) = (0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            var body = template[..random.Next(template.Length / 2, template.Length + 1)];
            for (var changes = random.Next(4); changes > 0; changes--)
            {
                body[random.Next(body.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)"{}[]\",:\\0e.u"[random.Next(12)];
            }

            try
            {
                new Delivery(body).Verify();
                read++;
            }
            catch (WebhookVerificationException refusal) when (refusal.Reason == WebhookFailureReason.MalformedBody)
            {
                refused++;
            }
        }

        Assert.That((read, refused), Is.Not.EqualTo((0, 20_000)).And.Not.EqualTo((20_000, 0)), $"seed {seed}");
    }

    /// <summary>Changes one to three headers, and says how many.</summary>
    private static int Spoil(Dictionary<string, string> headers, Dictionary<string, string> sent, Random random)
    {
        foreach (var name in Names)
        {
            headers[name] = sent[name];
        }

        var first = random.Next(Names.Length);
        var count = 0;
        for (var i = 0; i < Names.Length; i++)
        {
            var name = Names[i];
            if (i != first && random.Next(3) > 0)
            {
                continue;
            }

            count++;
            headers[name] = random.Next(8) switch
            {
                0 => string.Empty,
                1 => Garbage(random, random.Next(1, 60)),
                2 => random.NextInt64(-10, long.MaxValue).ToString(System.Globalization.CultureInfo.InvariantCulture),
                3 => sent[name] + Garbage(random, random.Next(1, 3)).Replace(' ', 'x').Replace(',', 'x'),
                4 => sent[name][..^random.Next(1, sent[name].Length)],
                5 => Replaced(sent[name], random),
                6 => (1768478400 + random.Next(-2000, 2000) * 1000L + 7).ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ => "v1," + Garbage(random, 44),
            };
        }

        return count;
    }

    private static string Replaced(string text, Random random)
    {
        var characters = text.ToCharArray();
        var index = random.Next(characters.Length);
        characters[index] = characters[index] == 'x' ? 'y' : 'x';
        return new string(characters);
    }

    private static string Garbage(Random random, int length) => string.Create(length, random, static (text, random) =>
    {
        foreach (ref var c in text)
        {
            c = random.Next(4) == 0 ? (char)random.Next(char.MaxValue + 1) : Characters[random.Next(Characters.Length)];
        }
    });
}
