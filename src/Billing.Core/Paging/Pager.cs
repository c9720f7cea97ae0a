using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Runtime;

/// <summary>Walks over all pages of a list. It never ends silently short.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Pager
{
    /// <summary>Walks by offset.</summary>
    /// <typeparam name="TPage">The page.</typeparam>
    /// <typeparam name="TItem">The item.</typeparam>
    /// <param name="start">The first offset.</param>
    /// <param name="paging">The limits of the list.</param>
    /// <param name="fetch">Gets the page at an offset.</param>
    /// <param name="cancellationToken">Cancels the walk.</param>
    /// <returns>Every item, fetched page by page as it is needed.</returns>
    /// <exception cref="InvalidRequestException">There is more behind the largest offset that the vendor takes.</exception>
    /// <exception cref="ResponseValidationException">A page repeats the one before, or is empty although more was announced.</exception>
    public static async IAsyncEnumerable<TItem> Offset<TPage, TItem>(int start, Paging paging, Func<int, CancellationToken, Task<TPage>> fetch, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TPage : IPage<TItem>
    {
        Ensure.NotNull(paging, nameof(paging));
        Ensure.NotNull(fetch, nameof(fetch));
        var offset = start;
        string? firstId = null;
        while (true)
        {
            if (offset > paging.MaxOffset)
            {
                throw InvalidRequestException.AtOffsetLimit(paging.MaxOffset.Value, paging.NarrowBy ?? "its filters");
            }

            var page = await fetch(offset, cancellationToken).ConfigureAwait(false);
            var items = page.Items ?? Array.Empty<TItem>();
            var received = items.Count + ((items as ITrimmedList)?.Dropped ?? 0);
            if (received == 0)
            {
                if (page.Total > offset || page.HasMore == true)
                {
                    throw Inconsistent(FormattableString.Invariant($"the page at offset {offset} is empty"), "further items");
                }

                yield break;
            }

            CheckProgress(page, ref firstId);
            foreach (var item in items)
            {
                yield return item;
            }

            offset += received;
            if (!(page.HasMore ?? !(offset >= page.Total)))
            {
                yield break;
            }
        }
    }

    /// <summary>Walks by cursor.</summary>
    /// <typeparam name="TPage">The page.</typeparam>
    /// <typeparam name="TItem">The item.</typeparam>
    /// <param name="start">The first cursor; null for the beginning.</param>
    /// <param name="paging">The limits of the list.</param>
    /// <param name="fetch">Gets the page at a cursor.</param>
    /// <param name="cancellationToken">Cancels the walk.</param>
    /// <returns>Every item, fetched page by page as it is needed.</returns>
    /// <exception cref="ResponseValidationException">A cursor or a page repeats, or more was announced without a cursor to it.</exception>
    public static async IAsyncEnumerable<TItem> Cursor<TPage, TItem>(string? start, Paging paging, Func<string?, CancellationToken, Task<TPage>> fetch, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TPage : IPage<TItem>
    {
        Ensure.NotNull(paging, nameof(paging));
        Ensure.NotNull(fetch, nameof(fetch));
        var cursor = start;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? firstId = null;
        while (true)
        {
            if (cursor is not null && !seen.Add(cursor))
            {
                throw Inconsistent("the cursor to the next page repeats", "a new one");
            }

            var page = await fetch(cursor, cancellationToken).ConfigureAwait(false);
            if (page.Items is { Count: > 0 } items)
            {
                CheckProgress(page, ref firstId);
                foreach (var item in items)
                {
                    yield return item;
                }
            }

            cursor = page.NextCursor;
            if (page.HasMore == false || (string.IsNullOrEmpty(cursor) && page.HasMore != true))
            {
                yield break;
            }

            if (string.IsNullOrEmpty(cursor))
            {
                throw Inconsistent("there is more, but no cursor to it", "a cursor");
            }
        }
    }

    /// <summary>A server that ignores the offset or cursor sends the same page for ever.</summary>
    private static void CheckProgress<TItem>(IPage<TItem> page, ref string? earlier)
    {
        var firstItemId = FirstItemId(page);
        if (firstItemId is not null && string.Equals(firstItemId, earlier, StringComparison.Ordinal))
        {
            throw Inconsistent("a page begins with the same item as the one before", "the next page");
        }

        earlier = firstItemId;
    }

    private static string? FirstItemId<TItem>(IPage<TItem> page)
    {
        try
        {
            return page.FirstItemId;
        }
        catch (ResponseValidationException)
        {
            // An item without its id is the caller's to judge: the walk goes on without the check.
            return null;
        }
    }

    private static ResponseValidationException Inconsistent(string what, string expected) =>
        new($"The list cannot be read to its end: {what}.", string.Empty, expected, what);
}
