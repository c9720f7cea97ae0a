using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace Billing.Testing.Samples;

/// <summary>What an application may have set for its own JSON.</summary>
public static class HostileSettings
{
    /// <summary>Settings that change names, dates, numbers and nulls, and add $type and $id.</summary>
    public static JsonSerializerSettings Create() => new()
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy(true, true, true) },
        Converters = { new StringEnumConverter(), new IsoDateTimeConverter { DateTimeFormat = "dd.MM.yy" } },
        Culture = CultureInfo.GetCultureInfo("de-DE"),
        DateFormatString = "dd.MM.yyyy",
        DateParseHandling = DateParseHandling.DateTime,
        DateTimeZoneHandling = DateTimeZoneHandling.Local,
        DefaultValueHandling = DefaultValueHandling.Ignore,
        FloatFormatHandling = FloatFormatHandling.String,
        FloatParseHandling = FloatParseHandling.Double,
        Formatting = Formatting.Indented,
        MissingMemberHandling = MissingMemberHandling.Error,
        NullValueHandling = NullValueHandling.Ignore,
        PreserveReferencesHandling = PreserveReferencesHandling.All,
        StringEscapeHandling = StringEscapeHandling.EscapeNonAscii,
        TypeNameHandling = TypeNameHandling.All,
    };
}
