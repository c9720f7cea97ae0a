using System.Collections.Generic;
using System.IO;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Billing.Integration.Tests.Support;

/// <summary>Sections as an application has them in its appsettings.json.</summary>
internal static class Section
{
    public static IConfigurationSection Of(string json, string name = "Billing:Paygentic") => Root($"{{\"Billing\":{{\"Paygentic\":{json}}}}}").GetSection(name);

    public static IConfigurationRoot Root(string json) => new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();

    public static IConfigurationSection With(string key, string? value) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Billing:Paygentic:BearerAuth"] = Keys.Paygentic, ["Billing:Paygentic:" + key] = value })
        .Build()
        .GetSection("Billing:Paygentic");
}
