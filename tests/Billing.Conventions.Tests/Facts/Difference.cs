namespace Billing.Conventions.Tests.Facts;

/// <summary>One place where a document says something else than the facts.</summary>
internal sealed record Difference(Aspect Aspect, string Where, string What);
