using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Billing.BillingOS;
using Billing.Conventions.Tests.Documents;
using Billing.Paygentic;
using Billing.UnitPay;

namespace Billing.Conventions.Tests.Api;

/// <summary>A vendor's assembly beside the document that it was made from.</summary>
internal sealed class Vendor
{
    private Vendor(string document, Type client)
    {
        Document = Document.Of(document);
        Client = client;
        Types = client.Assembly.GetExportedTypes().ToDictionary(type => type.FullName!);
    }

    public static IReadOnlyList<Vendor> All { get; } =
        [new("paygentic", typeof(PaygenticClient)), new("unitpay", typeof(UnitPayClient)), new("billingos", typeof(BillingOSClient))];

    /// <summary>The libraries: the runtime and the vendors.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } = [typeof(BillingException).Assembly, .. All.Select(vendor => vendor.Client.Assembly)];

    public static IEnumerable<Type> PublicTypes => Assemblies.SelectMany(assembly => assembly.GetExportedTypes());

    /// <summary>What users see: all but what only generated code needs.</summary>
    public static IEnumerable<Type> UserTypes => PublicTypes.Where(type => type.Namespace != "Billing.Runtime");

    public Document Document { get; }

    public Type Client { get; }

    public string Name => Client.Namespace!.Split('.')[1];

    public Type Functions => Types[$"{Client.Namespace}.{Name}Functions"];

    public Type Core => Types[$"{Client.Namespace}.{Name}Core"];

    public IEnumerable<Type> ResourceClients => Document.Operations.Select(o => o.Folder).Distinct().Select(folder => Type(folder + "Client")!);

    private Dictionary<string, Type> Types { get; }

    /// <summary>A public type of the vendor's namespace; null when there is none.</summary>
    public Type? Type(string name) => Types.GetValueOrDefault($"{Client.Namespace}.{name}");

    /// <summary>The methods of a name that an operation, or its function, could be.</summary>
    public static IReadOnlyList<MethodInfo> Methods(Type? type, string name) =>
        type?.GetMethods(Api.PublicDeclared).Where(method => method.Name == name).ToList() ?? [];
}
