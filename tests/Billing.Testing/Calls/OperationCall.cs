using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Billing.Testing.Documents;
using Billing.Testing.Models;

namespace Billing.Testing.Calls;

/// <summary>Calls an operation by its names: as a method of a client, as a standalone function, or page by page.</summary>
public sealed class OperationCall
{
    private const BindingFlags Unwrapped = BindingFlags.DoNotWrapExceptions;

    private readonly VendorUnderTest _vendor;
    private readonly CallInput _input;
    private readonly Dictionary<string, object?> _arguments;

    public OperationCall(VendorUnderTest vendor, CallInput input, RequestOptions? options = null)
    {
        _vendor = vendor;
        _input = input;
        _arguments = input.Path.ToDictionary(value => value.Parameter.Name, value => (object?)value.Value);
        Body = input.Body is { } body ? ModelCodec.Read(BodyType!, body) : null;
        _arguments["request"] = Body;
        _arguments["options"] = options;
        _arguments["cancellationToken"] = CancellationToken.None;
    }

    /// <summary>The model of the body; null for none.</summary>
    public object? Body { get; }

    private ApiOperation Operation => _input.Operation;

    private Type? BodyType => Operation.Body is { } body ? _vendor.TypeOf(body.Name!) : null;

    /// <summary>Passes another value for a parameter of the method.</summary>
    public OperationCall Pass(string parameter, object? value)
    {
        _arguments[parameter] = value;
        return this;
    }

    /// <summary>Calls the method of the client.</summary>
    /// <returns>What it returns; null for an operation without an answer.</returns>
    public async Task<object?> SendAsync(object client)
    {
        var target = ResourceOf(client);
        return await ResultAsync(Invoke(Find(target.GetType(), Operation.Method + "Async"), target));
    }

    /// <summary>Calls the standalone function.</summary>
    /// <returns>The ApiResult.</returns>
    public async Task<FunctionResult> SendAsFunctionAsync(object client)
    {
        _arguments["core"] = Get(client, "Core");
        var function = Find(_vendor.Functions, string.Concat(Operation.Function[..1].ToUpperInvariant(), Operation.Function.AsSpan(1), "Async"));
        return new FunctionResult((await ResultAsync(Invoke(function, null)))!);
    }

    /// <summary>Walks over all pages.</summary>
    public async Task<List<object>> ListAllAsync(object client)
    {
        var target = ResourceOf(client);
        var verb = Operation.Method.Skip(1).TakeWhile(char.IsLower).Count() + 1;
        var method = Find(target.GetType(), Operation.Method.Insert(verb, "All") + "Async");
        var items = new List<object>();
        await foreach (var item in (IAsyncEnumerable<object>)Invoke(method, target))
        {
            items.Add(item);
        }

        return items;
    }

    private static object Get(object owner, string property) => owner.GetType().GetProperty(property)?.GetValue(owner) ?? throw new MissingMemberException(owner.GetType().Name, property);

    private static async Task<object?> ResultAsync(object call)
    {
        var task = (Task)call;
        await task;
        var type = task.GetType();
        return type.IsGenericType && type.GetGenericArguments()[0].Name != "VoidTaskResult" ? type.GetProperty("Result")!.GetValue(task) : null;
    }

    private object ResourceOf(object client) => Operation.Resource.Aggregate(client, Get);

    private object Invoke(MethodInfo method, object? target) =>
        method.Invoke(target, Unwrapped, null, method.GetParameters().Select(Argument).ToArray(), CultureInfo.InvariantCulture)!;

    private object? Argument(ParameterInfo parameter) => _arguments.TryGetValue(parameter.Name!, out var value) ? value : Params(parameter.ParameterType);

    private object? Params(Type type)
    {
        if (_input.Query.Count == 0)
        {
            return null;
        }

        var query = Activator.CreateInstance(type)!;
        foreach (var (parameter, value) in _input.Query)
        {
            var property = ModelMembers.Find(type, parameter.Name);
            property.SetValue(query, ValueOf(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, value));
        }

        return query;
    }

    private static object ValueOf(Type type, JsonNode value) => value switch
    {
        JsonArray items => items.Select(item => (string)item!).ToList(),
        _ when type == typeof(string) => (string)value!,
        _ when type == typeof(DateTimeOffset) => DateTimeOffset.Parse((string)value!, CultureInfo.InvariantCulture),
        _ when type == typeof(bool) => (bool)value,
        _ when type == typeof(int) => int.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
        _ when type == typeof(long) => long.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
        _ when type == typeof(decimal) => decimal.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
        _ => Activator.CreateInstance(type, (string)value!)!,
    };

    /// <summary>Hand-written overloads have other parameters.</summary>
    private MethodInfo Find(Type type, string name) => type.GetMethods().SingleOrDefault(method => method.Name == name && Fits(method.GetParameters()))
        ?? throw new MissingMethodException(type.Name, $"{name} for {Operation.Id}");

    private bool Fits(ParameterInfo[] parameters)
    {
        var wanted = Operation.PathParameters.Select(parameter => parameter.Name)
            .Concat(Operation.Body is null ? [] : ["request"])
            .Concat(Operation.QueryParameters.Any() ? ["query"] : [])
            .Concat(["options", "cancellationToken"]);
        return parameters.Select(parameter => parameter.Name).Where(name => name != "core").SequenceEqual(wanted)
            && parameters.All(parameter => parameter.Name != "request" || parameter.ParameterType == BodyType);
    }
}
