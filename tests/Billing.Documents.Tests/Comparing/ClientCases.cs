using System.Collections.Generic;

namespace Billing.Documents.Tests.Comparing;

/// <summary>Changes of what belongs to the whole client.</summary>
internal static class ClientCases
{
    public static IEnumerable<(string Name, Pair Pair, string Expected)> All
    {
        get
        {
            yield return ("a server is added", Pair.Root(Servers("a"), Servers("a", "b")), "server-added: addition");
            yield return ("a server goes", Pair.Root(Servers("a", "b"), Servers("a")), "server-removed: behaviour, severe");
            yield return ("the servers are swapped", Pair.Root(Servers("a", "b"), Servers("b", "a")), "server-changed: behaviour, severe; server-changed: behaviour, severe");
            yield return ("a server moves", Pair.Root(Servers("a"), Servers("b")), "server-changed: behaviour, severe");
            yield return ("a server is described", Pair.Root(Servers("a"), Servers("a").Replace("'url'", "'description': 'A.', 'url'", System.StringComparison.Ordinal)), "");
            yield return ("another key", Pair.Root("'security': [{ 'Key': [] }]", "'security': [{ 'Bearer': [] }]"), "security-tightened: wire");
            yield return ("one more kind of key", Pair.Root("'security': [{ 'Key': [] }]", "'security': [{ 'Key': [] }, { 'Bearer': [] }]"), "security-loosened: addition");
            yield return ("one kind of key less", Pair.Root("'security': [{ 'Key': [] }, { 'Bearer': [] }]", "'security': [{ 'Key': [] }]"), "security-tightened: wire");
            yield return ("no key needed any more", Pair.Root("'security': [{ 'Key': [] }]", "'security': []"), "security-loosened: addition");
            yield return ("a key needed now", Pair.Root("'security': [{ 'Key': [] }, {}]", "'security': [{ 'Key': [] }]"), "security-tightened: wire");
            yield return ("a key by another name in the document", Pair.Root("'security': [{ 'Bearer': [] }]", "'security': [{ 'Token': [] }]"), "");
            yield return ("an operation needs another key", Pair.Operation("'operationId': 'Things_Get', 'responses': {}", "'operationId': 'Things_Get', 'security': [{ 'Key': [] }], 'responses': {}"), "security-tightened: wire");
            yield return ("an operation goes to a server of its own", Pair.Operation("'operationId': 'Things_Get', 'servers': [{ 'url': 'a' }], 'responses': {}", "'operationId': 'Things_Get', 'servers': [{ 'url': 'b' }], 'responses': {}"), "server-changed: behaviour, severe");
            yield return ("the client has another name", Pair.Root("'x-sdk': { 'client': 'A' }", "'x-sdk': { 'client': 'B' }"), "sdk-renamed: source, binary");
            yield return ("another body is the common one", Pair.Root("'x-sdk': { 'errorBodies': ['A'] }", "'x-sdk': { 'errorBodies': ['B'] }"), "sdk-changed: behaviour");
        }
    }

    private static string Servers(params string[] urls) => $"'servers': [{string.Join(", ", System.Array.ConvertAll(urls, url => $"{{ 'url': 'https://{url}.example' }}"))}]";
}
