using System;
using System.ComponentModel;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Conventions.Tests.Api;

/// <summary>What holds for every public type of the libraries.</summary>
public sealed class SurfaceTests
{
    private static readonly string[] HiddenLibraries = ["Newtonsoft.Json", "Polly"];

    [Test]
    public void No_signature_that_users_write_names_Newtonsoft_or_Polly()
    {
        var failures = new Failures();
        foreach (var type in Vendor.UserTypes)
        {
            var named = Api.VisibleMembers(type).Select(member => (Where: $"{type}.{member.Name}", Types: Api.SignatureTypes(member)))
                .Append(($"{type}", type.GetInterfaces().Append(type.BaseType ?? typeof(object)).SelectMany(Api.WithArguments)));
            foreach (var (where, types) in named)
            {
                failures.AddUnlessNull(where, types.FirstOrDefault(IsHidden)?.FullName);
            }
        }

        failures.AssertNone();
    }

    [Test]
    public void What_only_generated_code_needs_is_in_Runtime_and_hidden_from_completion() =>
        Assert.That(
            Vendor.PublicTypes.Except(Vendor.UserTypes).Where(type => type.GetCustomAttribute<EditorBrowsableAttribute>()?.State != EditorBrowsableState.Never),
            Is.Empty);

    [Test]
    public void Every_library_has_one_namespace_for_users()
    {
        var failures = new Failures();
        foreach (var type in Vendor.UserTypes)
        {
            var expected = type.Assembly.GetName().Name!.Replace("Billing.Sdk.", "Billing.", StringComparison.Ordinal).Replace("Billing.Core", "Billing", StringComparison.Ordinal);

            // Registration is found where an application registers everything else.
            expected = type.Name.EndsWith("ServiceCollectionExtensions", StringComparison.Ordinal) ? "Microsoft.Extensions.DependencyInjection" : expected;
            failures.If(type.Namespace != expected, $"{type}", $"is not in {expected}");
        }

        failures.AssertNone();
    }

    [Test]
    public void No_public_type_has_an_underscore_or_ends_in_a_digit() =>
        Assert.That(Vendor.UserTypes.Select(type => type.Name.Split('`')[0]).Where(name => Regex.IsMatch(name, "_|[0-9]$") && !name.StartsWith("InvoicesV2", StringComparison.Ordinal)), Is.Empty);

    /// <summary>The default C# of .NET Framework cannot write init.</summary>
    [Test]
    public void No_public_member_uses_init() =>
        Assert.That(
            Vendor.UserTypes.SelectMany(type => type.GetProperties(Api.PublicDeclared)).Where(Api.HasInitAccessor).Select(property => $"{property.DeclaringType}.{property.Name}"),
            Is.Empty);

    [TestCase(typeof(RequestOptions))]
    [TestCase(typeof(RetryOptions))]
    public void Options_of_a_call_are_sealed_records(Type type)
    {
        Assert.That(type.IsSealed, Is.True);
        Assert.That(type.GetMethod("<Clone>$"), Is.Not.Null);
        Assert.That(type.GetProperties(Api.PublicDeclared).Where(p => p.GetMethod!.IsStatic == p.CanWrite).Select(p => p.Name), Is.Empty, "instance members are settable");
    }

    [Test]
    public void What_returns_a_task_is_named_Async_and_takes_a_token_last()
    {
        var failures = new Failures();
        var types = Vendor.UserTypes.Where(type => !typeof(RequestHook).IsAssignableFrom(type) && !typeof(Delegate).IsAssignableFrom(type));
        foreach (var method in types.SelectMany(type => type.GetMethods(Api.PublicDeclared)).Where(ReturnsTask))
        {
            var where = $"{method.DeclaringType}.{method.Name}";
            failures.If(!method.Name.EndsWith("Async", StringComparison.Ordinal), where, "is not named Async");
            var takesToken = method.GetParameters() is [.., { Name: "cancellationToken", IsOptional: true } last] && last.ParameterType == typeof(CancellationToken);
            failures.If(!takesToken, where, "takes no optional cancellationToken last");
        }

        failures.AssertNone();
    }

    private static bool IsHidden(Type type) => HiddenLibraries.Any(library => type.Assembly.GetName().Name!.StartsWith(library, StringComparison.Ordinal));

    private static bool ReturnsTask(MethodInfo method) => typeof(Task).IsAssignableFrom(method.ReturnType) && method.GetBaseDefinition() == method;
}
