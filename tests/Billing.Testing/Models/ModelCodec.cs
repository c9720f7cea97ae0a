using System;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using Billing.Runtime;

namespace Billing.Testing.Models;

/// <summary>Reads and writes models by their type, with the generated code.</summary>
public static class ModelCodec
{
    private static readonly MethodInfo ReadMethod = typeof(ModelCodec).GetMethod(nameof(ReadAs), BindingFlags.Static | BindingFlags.NonPublic)!;
    private static readonly ConcurrentDictionary<Type, Func<string, object?>> Readers = new();

    public static object Read(Type type, JsonNode? json) => Read(type, ExactJson.Text(json));

    public static object Read(Type type, string json) =>
        Readers.GetOrAdd(type, static type => ReadMethod.MakeGenericMethod(type).CreateDelegate<Func<string, object?>>())(json)
            ?? throw new InvalidOperationException($"{type.Name} reads as null: {json}");

    public static string Write(object model) => JsonIo.ToJson((IJsonModel)model);

    private static object? ReadAs<T>(string json)
        where T : class, IJsonModel<T> => JsonIo.Parse(json, T.Read);
}
