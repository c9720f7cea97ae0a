using System;
using System.Collections.Generic;

namespace Billing.Emulator;

/// <summary>A vendor's routes, tried in the order in which they were added: literal paths go before those with values.</summary>
internal sealed class RouteTable
{
    private readonly List<Route> _routes = new();

    internal void Get(string template, Func<EmulatorRequest, EmulatorResponse> answer) => Add("GET", template, answer);

    internal void Post(string template, Func<EmulatorRequest, EmulatorResponse> answer) => Add("POST", template, answer);

    internal void Put(string template, Func<EmulatorRequest, EmulatorResponse> answer) => Add("PUT", template, answer);

    internal void Patch(string template, Func<EmulatorRequest, EmulatorResponse> answer) => Add("PATCH", template, answer);

    internal void Delete(string template, Func<EmulatorRequest, EmulatorResponse> answer) => Add("DELETE", template, answer);

    internal Route Find(EmulatorRequest request)
    {
        string[] path = request.Path.Split('/');
        foreach (Route route in _routes)
        {
            if (!route.Matches(request, path, out Dictionary<string, string> values))
                continue;
            request.RouteValues = values;
            return route;
        }

        throw EmulatorFailure.NotFound("Route " + request.Method + " " + request.Path);
    }

    private void Add(string method, string template, Func<EmulatorRequest, EmulatorResponse> answer) =>
        _routes.Add(new Route(method, template, answer));
}
