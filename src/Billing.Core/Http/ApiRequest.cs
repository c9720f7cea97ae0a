using System;
using System.Buffers;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;

namespace Billing.Runtime;

/// <summary>What one call sends, before anything is sent: an operation with its path, query and body.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ApiRequest
{
    private char[] _url;
    private int _length;
    private int _pathRead;
    private bool _hasQuery;
    private Action? _rules;

    /// <summary>Begins a request.</summary>
    /// <param name="operation">What to call.</param>
    public ApiRequest(Operation operation)
    {
        Operation = Ensure.NotNull(operation, nameof(operation));
        _url = ArrayPool<char>.Shared.Rent(operation.Path.Length + 128);
    }

    internal Operation Operation { get; }

    internal IJsonModel? Content { get; private set; }

    /// <summary>Fills a name in braces of the path. Names come in the order of the path.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value; it is escaped.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentException">The value is empty, no valid Unicode, or a dot segment that would name another path.</exception>
    public ApiRequest Route(string name, string value)
    {
        if (value is null)
        {
            throw new ArgumentNullException(name);
        }

        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException("must not be empty: it is part of the path.", name);
        }

        if (value is "." or "..")
        {
            throw new ArgumentException("must not be a dot segment: it would name another path.", name);
        }

        var path = Operation.Path;
        var open = path.IndexOf('{', _pathRead);
        Append(path.AsSpan(_pathRead, open - _pathRead));
        AppendEscaped(name, value);
        _pathRead = path.IndexOf('}', open) + 1;
        return this;
    }

    /// <summary>Fills a name in braces of the path.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <returns>This request.</returns>
    public ApiRequest Route(string name, long value) => Route(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a query parameter that the vendor requires.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentException">The value is null or empty.</exception>
    public ApiRequest Required(string name, string? value)
    {
        if (value is null)
        {
            throw new ArgumentNullException(name, "is required.");
        }

        return string.IsNullOrWhiteSpace(value) ? throw new ArgumentException("is required and must not be empty.", name) : Query(name, value);
    }

    /// <inheritdoc cref="Required(string, string)"/>
    public ApiRequest Required(string name, DateTimeOffset value) => Query(name, value);

    /// <inheritdoc cref="Required(string, string)"/>
    public ApiRequest Required(string name, long value) => Query(name, value);

    /// <inheritdoc cref="Required(string, string)"/>
    public ApiRequest Required(string name, bool value) => Query(name, value);

    /// <inheritdoc cref="Required(string, string)"/>
    public ApiRequest Required(string name, decimal value) => Query(name, value);

    /// <inheritdoc cref="Required(string, string)"/>
    /// <typeparam name="T">The open enum.</typeparam>
    public ApiRequest Required<T>(string name, T value)
        where T : struct, IOpenEnum => Required(name, value.Value);

    /// <summary>Adds a query parameter when it has a value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; null leaves it out.</param>
    /// <returns>This request.</returns>
    public ApiRequest Query(string name, string? value)
    {
        if (value is not null)
        {
            FinishPath();
            Append((_hasQuery ? "&" : "?").AsSpan());
            Append(name.AsSpan());
            Append("=".AsSpan());
            AppendEscaped(name, value);
            _hasQuery = true;
        }

        return this;
    }

    /// <inheritdoc cref="Query(string, string)"/>
    public ApiRequest Query(string name, int? value) => Query(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Query(string, string)"/>
    public ApiRequest Query(string name, long? value) => Query(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Query(string, string)"/>
    public ApiRequest Query(string name, decimal? value) => Query(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Query(string, string)"/>
    public ApiRequest Query(string name, bool? value) => Query(name, value switch { true => "true", false => "false", null => null });

    /// <inheritdoc cref="Query(string, string)"/>
    /// <remarks>In UTC: the plus of an offset is easily lost between servers that decode it twice.</remarks>
    public ApiRequest Query(string name, DateTimeOffset? value) => Query(name, value is { } date ? JsonIo.DateText(date.ToUniversalTime()) : null);

    /// <inheritdoc cref="Query(string, string)"/>
    /// <typeparam name="T">The open enum.</typeparam>
    public ApiRequest Query<T>(string name, T? value)
        where T : struct, IOpenEnum => Query(name, value?.Value);

    /// <summary>Adds a query parameter once per value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values; null leaves it out.</param>
    /// <returns>This request.</returns>
    public ApiRequest Query(string name, IEnumerable<string>? values)
    {
        if (values is not null)
        {
            foreach (var value in values)
            {
                Query(name, value);
            }
        }

        return this;
    }

    /// <summary>Sets the body.</summary>
    /// <param name="request">The body.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentNullException">There is none.</exception>
    public ApiRequest Body(IRequestModel request)
    {
        Content = Ensure.NotNull(request, nameof(request));
        return this;
    }

    /// <summary>Sets the body when there is one.</summary>
    /// <param name="request">The body, or null.</param>
    /// <returns>This request.</returns>
    public ApiRequest OptionalBody(IRequestModel? request)
    {
        Content = request;
        return this;
    }

    /// <summary>Sets a rule of the query, checked before sending: of groups of parameters exactly one is set.</summary>
    /// <param name="groups">Each group's parameters, and whether they are set.</param>
    /// <returns>This request.</returns>
    public ApiRequest ExactlyOne(params (string Names, bool Set)[] groups)
    {
        _rules += () => JsonIo.ExactlyOne("query", groups);
        return this;
    }

    /// <summary>Sets a rule of the query, checked before sending: of groups of parameters at least one is set.</summary>
    /// <param name="groups">Each group's parameters, and whether they are set.</param>
    /// <returns>This request.</returns>
    public ApiRequest AtLeastOne(params (string Names, bool Set)[] groups)
    {
        _rules += () => JsonIo.AtLeastOne("query", groups);
        return this;
    }

    internal ApiRequest FreeFormBody(FreeFormContent? content)
    {
        Content = content;
        return this;
    }

    /// <summary>Checks the rules of query and body.</summary>
    /// <exception cref="InvalidRequestException">One is broken.</exception>
    internal void Validate()
    {
        _rules?.Invoke();
        (Content as IRequestModel)?.Validate("request");
    }

    /// <summary>The URL at a server, path and query escaped. Taken once: it gives the buffer back.</summary>
    /// <param name="server">The server's URL.</param>
    internal string TakeUrl(string server)
    {
        FinishPath();
#if NET8_0_OR_GREATER
        var url = string.Concat(server, _url.AsSpan(0, _length));
#else
        var url = server + new string(_url, 0, _length);
#endif
        var buffer = _url;
        _url = [];
        _length = 0;
        ArrayPool<char>.Shared.Return(buffer);
        return url;
    }

    private void FinishPath()
    {
        var path = Operation.Path;
        if (_pathRead < path.Length)
        {
            Append(path.AsSpan(_pathRead));
            _pathRead = path.Length;
        }
    }

    private void AppendEscaped(string name, string value)
    {
        if (HasHalfAPair(value))
        {
            // Escaped, it would silently be another text; in a body it is refused as well.
            throw new ArgumentException("is not valid Unicode: half a surrogate pair.", name);
        }

#if NET10_0_OR_GREATER
        // Most values are ids: what needs no escape is copied without a string in between.
        int written;
        while (!Uri.TryEscapeDataString(value, _url.AsSpan(_length), out written))
        {
            Grow(value.Length);
        }

        _length += written;
#else
        Append(Uri.EscapeDataString(value).AsSpan());
#endif
    }

    private static bool HasHalfAPair(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogate(value[i]) && !(i + 1 < value.Length && char.IsSurrogatePair(value[i], value[++i])))
            {
                return true;
            }
        }

        return false;
    }

    private void Append(ReadOnlySpan<char> text)
    {
        if (text.Length > _url.Length - _length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_url.AsSpan(_length));
        _length += text.Length;
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(checked(_length + count), _url.Length * 2));
        Array.Copy(_url, larger, _length);
        ArrayPool<char>.Shared.Return(_url);
        _url = larger;
    }
}
