namespace VideoStack.Local.Gateway;

/// <summary>A route and what stands for its path parameters, as sent (percent-encoded).</summary>
internal sealed record RouteMatch(Route Route, IReadOnlyDictionary<string, string> PathParameters);

/// <summary>Finds the route of a request: fixed segments go before parameters, parameters before greedy ones (<c>{proxy+}</c>).</summary>
internal sealed class RouteTable(IEnumerable<Route> routes)
{
    private readonly List<Route> _routes = [.. routes.OrderBy(Rank, StringComparer.Ordinal)];

    /// <summary>Null when there is no such path or the path has no such method.</summary>
    /// <param name="method">Case counts, as in HTTP.</param>
    /// <param name="encodedPath">Below the stage, with a leading slash; a trailing one makes no difference.</param>
    public RouteMatch? Find(string method, string encodedPath)
    {
        var segments = encodedPath.Split('/').Skip(1).ToArray();
        if (segments is [.., ""]) segments = segments[..^1];

        // The path is chosen first: a method that it lacks is not looked for in a less specific one.
        var path = _routes.FirstOrDefault(route => Parameters(route, segments) is not null)?.Path;
        var route = _routes.Where(route => route.Path == path).OrderBy(route => route.Method == "ANY")
            .FirstOrDefault(route => route.Method == method || route.Method == "ANY");
        return route is null ? null : new RouteMatch(route, Parameters(route, segments)!);
    }

    // Compares segment by segment: '0' fixed, '1' parameter, '2' greedy.
    private static string Rank(Route route) =>
        string.Concat(route.Segments.Select(segment => segment.EndsWith("+}", StringComparison.Ordinal) ? '2' : segment.StartsWith('{') ? '1' : '0'));

    private static Dictionary<string, string>? Parameters(Route route, string[] segments)
    {
        var parameters = new Dictionary<string, string>();
        for (var i = 0; i < route.Segments.Count; i++)
        {
            var template = route.Segments[i];
            if (i >= segments.Length || segments[i].Length == 0) return null;

            if (template.EndsWith("+}", StringComparison.Ordinal))
            {
                parameters[template[1..^2]] = string.Join('/', segments[i..]);
                return parameters;
            }

            if (template.StartsWith('{')) parameters[template[1..^1]] = segments[i];
            else if (template != Uri.UnescapeDataString(segments[i])) return null;
        }

        return route.Segments.Count == segments.Length ? parameters : null;
    }
}
