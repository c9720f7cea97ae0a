using System.Text;

namespace Billing.Runtime;

/// <summary>A request as a command to complete by hand.</summary>
internal static class Curl
{
    public static string Describe(ApiCall call)
    {
        if (call.Url is null)
        {
            return string.Empty;
        }

        var profile = call.Http.Profile;
        var text = new StringBuilder("curl -X ").Append(call.Operation.Method.Method)
            .Append(" '").Append(call.Url.Scheme).Append("://").Append(call.Url.Authority).Append(Masking.PathAndQuery(call.Url)).Append('\'');
        Header(text, profile.KeyHeader, profile.KeyScheme + Masking.Hidden);
        if (call.Operation.Idempotency.HeaderName is { } keyHeader)
        {
            Header(text, keyHeader, Masking.IsToken(call.Key) ? call.Key! : Masking.Hidden);
        }

        if (call.Request.Content is { } content)
        {
            Header(text, "Content-Type", "application/json");
            text.Append(" -d '").Append(Masking.Json(JsonIo.ToJson(content)).Replace("'", "'\\''")).Append('\'');
        }

        return call.Hide(text.ToString());
    }

    private static void Header(StringBuilder text, string name, string value) => text.Append(" -H '").Append(name).Append(": ").Append(value).Append('\'');
}
