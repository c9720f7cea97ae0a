using System.Text;

namespace Billing.Documents.Tests;

/// <summary>Small documents for tests.</summary>
internal static class TestDocument
{
    /// <summary>A document of what its parts say; single quotes stand for double ones.</summary>
    public static string Json(string paths = "{}", string schemas = "{}", string version = "3.0.3") =>
        $$"""{ "openapi": "{{version}}", "info": { "title": "T", "version": "1" }, "paths": {{paths}}, "components": { "schemas": {{schemas}} } }""".Replace('\'', '"');

    public static ApiDocument Parse(string json, string file = "test.json") => ApiDocument.Parse(Encoding.UTF8.GetBytes(json), file);
}
