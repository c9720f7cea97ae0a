using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Brings a vendor's published document to the form of ours, and keeps of ours what the vendor does not say: names, sentences and extensions.</summary>
internal static class Importer
{
    private static readonly string[] VerbOrder = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    /// <summary>Imports a document.</summary>
    /// <param name="published">The vendor's document.</param>
    /// <param name="current">Our document.</param>
    /// <param name="keepMissing">Whether what the published document has no more stays.</param>
    /// <returns>The new text of our document, and what there is to say.</returns>
    /// <exception cref="DocumentException">The result breaks a rule of documents.</exception>
    public static (byte[] Text, Findings Findings) Run(ApiDocument published, ApiDocument current, bool keepMissing)
    {
        var findings = new Findings(published, current);
        var theirs = ApiOperation.AllOf(published);
        var ours = ApiOperation.AllOf(current).ToDictionary(operation => operation.Address, StringComparer.Ordinal);
        var shared = theirs.Where(operation => ours.ContainsKey(operation.Address)).Select(operation => (operation, ours[operation.Address])).ToList();
        var alignment = new Alignment();
        shared.ForEach(pair => alignment.Add(pair.operation, pair.Item2));

        var names = new OperationNames(shared, ours.Values, theirs.Where(operation => !ours.ContainsKey(operation.Address)));
        var free = new FreeNames(names.Resources);
        var import = new Import(published, current, new ComponentNames(current, alignment, free), findings, keepMissing);
        var schemas = new SchemaWriter(import);
        var operations = new OperationWriter(import, schemas, names);

        var paths = new Dictionary<string, Dictionary<string, JsonObject>>(StringComparer.Ordinal);
        foreach (var operation in theirs)
        {
            Put(paths, operation, operations.Write(operation, ours.GetValueOrDefault(operation.Address)));
        }

        foreach (var missing in ours.Values.Where(operation => theirs.All(other => other.Address != operation.Address)))
        {
            if (IsRetired(missing, findings) || import.Misses(missing.Pointer, $"the operation {missing.Id}"))
            {
                Put(paths, missing, (JsonObject)missing.Json.DeepClone());
            }
        }

        var root = Assemble(current, paths, schemas.Components.Written);
        var text = DocumentText.Of(root);
        ApiDocument.Parse(text, current.File);
        return (text, findings);
    }

    /// <summary>What ours calls deprecated stays until somebody deletes it: the vendor dropped it from the document before dropping it from the server.</summary>
    private static bool IsRetired(ApiOperation missing, Findings findings)
    {
        if (!missing.Json.ContainsKey("deprecated"))
        {
            return false;
        }

        findings.Current(FindingKind.Kept, missing.Pointer, $"the operation {missing.Id}, which ours calls deprecated: delete it by hand when its time has come");
        return true;
    }

    private static void Put(Dictionary<string, Dictionary<string, JsonObject>> paths, ApiOperation operation, JsonObject json) =>
        (paths.TryGetValue(operation.Path, out var verbs) ? verbs : paths[operation.Path] = new(StringComparer.Ordinal))[operation.Verb.ToLowerInvariant()] = json;

    private static JsonObject Assemble(ApiDocument current, Dictionary<string, Dictionary<string, JsonObject>> operations, IReadOnlyDictionary<string, JsonObject> written)
    {
        var root = (JsonObject)current.Root.DeepClone();
        var before = (JsonObject)root["paths"]!;
        var paths = new JsonObject(Sorted(operations.Keys, [.. before.Select(path => path.Key)])
            .Select(path => KeyValuePair.Create<string, JsonNode?>(path, new JsonObject(
                Verbs(operations[path].Keys, (before[path] as JsonObject)?.Select(verb => verb.Key).ToList() ?? []).Select(verb => KeyValuePair.Create<string, JsonNode?>(verb, operations[path][verb]))))));

        // What was kept of ours may name components that the published document has no more.
        var components = current.SchemaNames.ToDictionary(name => name, name => (JsonObject)current.Root["components"]!["schemas"]![name]!.DeepClone(), StringComparer.Ordinal);
        foreach (var (name, json) in written)
        {
            components[name] = json;
        }

        EnumAliases.Resolve([paths, .. components.Values], components, written);
        var schemas = Ownership.Settle(paths, components);
        RenameItems(paths, schemas);
        root["paths"] = paths;
        var all = root["components"] as JsonObject;
        if (all is null)
        {
            root["components"] = all = [];
        }

        all["schemas"] = schemas;
        Tags(root, paths);
        return root;
    }

    private static void RenameItems(JsonObject paths, JsonObject schemas)
    {
        var marks = paths.SelectMany(path => (JsonObject)path.Value!).Select(verb => (JsonObject)verb.Value!).Where(operation => operation["x-pagination"] is JsonObject)
            .ToLookup(operation => Ownership.Named(operation["responses"]).FirstOrDefault() ?? "", operation => (JsonObject)operation["x-pagination"]!);
        foreach (var (name, schema) in schemas.Where(schema => schema.Value!["x-page"] is JsonObject))
        {
            PageMark.Rename((JsonObject)schema!, [(JsonObject)schema!["x-page"]!, .. marks[name]]);
        }
    }

    private static IEnumerable<string> Sorted(IReadOnlyCollection<string> keys, List<string> before)
    {
        var isSorted = before.SequenceEqual(before.Order(StringComparer.Ordinal));
        return isSorted ? keys.Order(StringComparer.Ordinal) : before.Where(keys.Contains).Concat(keys.Except(before, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Verbs(IReadOnlyCollection<string> keys, List<string> before) =>
        before.Where(keys.Contains).Concat(keys.Except(before, StringComparer.Ordinal).OrderBy(verb => Array.IndexOf(VerbOrder, verb)));

    private static void Tags(JsonObject root, JsonObject paths)
    {
        var used = paths.SelectMany(path => (JsonObject)path.Value!).Select(verb => Schema.Plain(verb.Value!["operationId"]).Split('_')[0]).ToHashSet(StringComparer.Ordinal);
        var before = (root["tags"] as JsonArray ?? []).OfType<JsonObject>().ToDictionary(tag => Schema.Plain(tag["name"]), StringComparer.Ordinal);
        var tags = new JsonArray();
        foreach (var name in Sorted(used, [.. before.Keys]))
        {
            var tag = before.TryGetValue(name, out var known) ? (JsonObject)known.DeepClone() : new JsonObject { ["name"] = name };
            Draft.Describe(tag);
            tags.Add((JsonNode)tag);
        }

        root["tags"] = tags;
    }
}
