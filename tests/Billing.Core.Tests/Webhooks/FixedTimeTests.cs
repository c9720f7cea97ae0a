using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using Billing.Runtime;

namespace Billing.Core.Tests.Webhooks;

/// <summary>A timing test would be flaky, so the compiled code is read: which comparison stands there.</summary>
public sealed class FixedTimeTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Test]
    public void Signatures_are_compared_by_the_frameworks_own_comparison()
    {
        Assert.That(Called(typeof(FixedTime).GetMethod("AreEqual")!), Is.EqualTo(new[] { typeof(CryptographicOperations).GetMethod("FixedTimeEquals") }));
        Assert.That(Called(typeof(SignatureList).GetMethod("Contains")!), Has.Member(typeof(FixedTime).GetMethod("AreEqual")));
    }

    /// <summary>The expected signature goes from where it is made into that comparison and nowhere else.</summary>
    [Test]
    public void Nothing_else_compares_them()
    {
        Assert.That(Called(typeof(SignatureList).GetMethod("Contains")!).Where(IsComparison), Is.Empty);

        var users = typeof(WebhookVerifier).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
            .Where(method => method.GetMethodBody() is not null && Called(method).Contains(typeof(WebhookSignature).GetMethod("Write")))
            .ToList();
        Assert.That(users.Select(method => method.DeclaringType!.Name + "." + method.Name), Is.EquivalentTo(new[] { "WebhookVerifier.CheckSignature", "WebhookSigner.Sign" }));
        Assert.That(users.SelectMany(Called).Where(IsComparison), Is.Empty);
    }

    /// <summary>The frameworks without one of their own take this loop.</summary>
    [Test]
    public void The_loop_compares_as_the_framework_does()
    {
        var random = new Random(17);
        for (var length = 0; length <= 44; length++)
        {
            var left = new byte[length];
            random.NextBytes(left);
            Assert.That(FixedTime.AreEqualByLoop(left, left.ToArray()), Is.True);
            Assert.That(FixedTime.AreEqualByLoop(left, [.. left, 0]), Is.False);
            for (var bit = 0; bit < length * 8; bit++)
            {
                var right = left.ToArray();
                right[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.That((FixedTime.AreEqualByLoop(left, right), FixedTime.AreEqual(left, right)), Is.EqualTo((false, false)));
            }
        }
    }

    /// <summary>One way out of the loop, at its end: a branch inside it would tell where the first difference is.</summary>
    [Test]
    public void The_loop_has_no_way_out_but_its_end()
    {
        var loop = typeof(FixedTime).GetMethod("AreEqualByLoop", All)!;

        Assert.That(loop.MethodImplementationFlags, Is.EqualTo(MethodImplAttributes.NoInlining | MethodImplAttributes.NoOptimization));
        Assert.That(Called(loop).Where(IsComparison), Is.Empty);
        Assert.That(Instructions.Of(loop).Count(i => i.OpCode.FlowControl == System.Reflection.Emit.FlowControl.Cond_Branch), Is.EqualTo(2), "the lengths, and the end of the loop");
    }

    private static IReadOnlyList<MethodBase> Called(MethodBase method) => Instructions.Of(method).Select(i => i.Method).OfType<MethodBase>().ToList();

    private static bool IsComparison(MethodBase method) =>
        method.Name is "Equals" or "SequenceEqual" or "SequenceCompareTo" or "Compare" or "CompareTo" or "op_Equality" or "op_Inequality" or "StartsWith" or "IndexOf" or "Contains"
        && method.DeclaringType != typeof(SignatureList);
}
