using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Billing.Emulator;

/// <summary>Pages with opaque cursors in both directions. Lists run from the oldest to the newest, so that a cursor stays right while items are added.</summary>
internal static class UnitPayPages
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 100;

    internal static EmulatorResponse Answer(EmulatorRequest request, IEnumerable<JsonObject> items)
    {
        JsonObject[] all = items.ToArray();
        int limit = LimitOf(request);
        int start = request.Query("cursor") is { } cursor ? PositionOf(cursor) : 0;
        bool hasMore = start + limit < all.Length;
        return EmulatorResponse.Ok(new JsonObject
        {
            ["data"] = all.Skip(start).Take(limit).Cast<object?>().ToArray(),
            ["hasMore"] = hasMore,
            ["nextCursor"] = hasMore ? CursorTo(start + limit) : null,
            ["prevCursor"] = start > 0 ? CursorTo(Math.Max(0, start - limit)) : null,
        });
    }

    private static int LimitOf(EmulatorRequest request)
    {
        if (request.Query("limit") is not { } text)
            return DefaultLimit;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) || limit < 1)
            throw EmulatorFailure.Invalid(new FieldProblem("limit", "must be an integer of 1 or more", "out_of_range"));
        return Math.Min(limit, MaxLimit);
    }

    private static string CursorTo(int position) => Wire.Base64Url(Encoding.UTF8.GetBytes("at:" + Wire.Integer(position)));

    private static int PositionOf(string cursor)
    {
        string base64 = cursor.Replace('-', '+').Replace('_', '/');
        try
        {
            string text = Encoding.UTF8.GetString(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '=')));
            if (text.StartsWith("at:", StringComparison.Ordinal) && int.TryParse(text.Substring(3), NumberStyles.None, CultureInfo.InvariantCulture, out int position))
                return position;
        }
        catch (FormatException)
        {
            // Falls through: not one of our cursors.
        }

        throw EmulatorFailure.Invalid(new FieldProblem("cursor", "is not a cursor of this list", "invalid"));
    }
}
