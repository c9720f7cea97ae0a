using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Conventions.Tests.Api;

public sealed class ExceptionTests
{
    private static readonly Dictionary<string, string[]> Hierarchy = new()
    {
        ["Exception"] = ["BillingException"],
        ["BillingException"] =
        [
            "ApiException", "ResponseValidationException", "NetworkException", "InvalidRequestException",
            "UnexpectedClientException", "UnitPayTrackRejectedException", "WebhookVerificationException",
        ],
        ["ApiException"] = ["PaygenticException", "UnitPayException", "BillingOSException"],
        ["NetworkException"] = ["ConnectionException", "RequestTimeoutException"],
        ["PaygenticException"] =
        [
            "PaygenticErrorException", "PaygenticValidationException", "DeleteCustomerConflictException", "DeleteFeeConflictException",
        ],
        ["UnitPayException"] =
        [
            "UnitPayBadRequestException", "UnitPayAuthenticationException", "UnitPayNotFoundException", "UnitPayConflictException",
            "UnitPayValidationException", "UnitPayRateLimitException", "UnitPayInternalServerException",
        ],
        ["BillingOSException"] =
        [
            "BillingOSValidationException", "BillingOSAuthenticationException", "BillingOSAuthorizationException",
            "BillingOSNotFoundException", "BillingOSRateLimitException", "BillingOSServerException",
        ],

        // The caller's own cancellation, with what is known of the call.
        ["OperationCanceledException"] = ["CallCanceledException"],
    };

    private static IReadOnlyList<Type> Exceptions { get; } = Vendor.UserTypes.Where(typeof(Exception).IsAssignableFrom).ToList();

    [Test]
    public void The_hierarchy_is_this()
    {
        var expected = Hierarchy.SelectMany(parent => parent.Value.Select(child => $"{child} : {parent.Key}"));

        Assert.That(Exceptions.Select(type => $"{type.Name} : {type.BaseType!.Name}"), Is.EquivalentTo(expected));
    }

    /// <summary>So that one catch serves every vendor, and more may come below.</summary>
    [Test]
    public void A_parent_is_not_sealed() =>
        Assert.That(Exceptions.Where(type => Hierarchy.ContainsKey(type.Name) && type.IsSealed), Is.Empty);

    [Test]
    public void An_exception_of_a_vendor_is_in_its_namespace() =>
        Assert.That(Exceptions.Where(type => type.Assembly != typeof(BillingException).Assembly && type.Namespace == "Billing"), Is.Empty);
}
