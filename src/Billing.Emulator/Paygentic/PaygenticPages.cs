using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Pages by limit and offset. The vendor's newer lists carry a member <c>object</c>, the older ones do not.</summary>
internal static class PaygenticPages
{
    internal static EmulatorResponse Answer(
        EmulatorRequest request, IEnumerable<JsonObject> items, bool hasObject, int defaultLimit = 10, int maxLimit = 100, string results = "data", JsonObject? more = null)
    {
        JsonObject[] all = items.ToArray();
        int limit = Number(request, "limit", defaultLimit, 1, maxLimit);
        int offset = Number(request, "offset", 0, 0, int.MaxValue);
        JsonObject page = more ?? new JsonObject();
        if (hasObject)
            page["object"] = "list";
        page[results] = all.Skip(offset).Take(limit).Cast<object?>().ToArray();
        page["pagination"] = new JsonObject { ["limit"] = limit, ["offset"] = offset, ["total"] = all.Length };
        return EmulatorResponse.Ok(page);
    }

    internal static int Number(EmulatorRequest request, string name, int standard, int minimum, int maximum)
    {
        if (request.Query(name) is not { } text)
            return standard;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= minimum && value <= maximum)
            return value;
        throw EmulatorFailure.Invalid(new FieldProblem(name, "must lie between " + Wire.Integer(minimum) + " and " + Wire.Integer(maximum), "out_of_range"));
    }
}
