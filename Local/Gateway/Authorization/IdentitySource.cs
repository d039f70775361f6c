namespace VideoStack.Local.Gateway.Authorization;

/// <summary>A part of the request that tells who asks. Without it nobody is asked, and its values are the key of the cache.</summary>
/// <param name="Expression">Such as <c>method.request.header.Authorization</c> or <c>context.identity.sourceIp</c>.</param>
internal sealed record IdentitySource(string Expression)
{
    private const string Header = "method.request.header.";
    private const string Query = "method.request.querystring.";

    /// <exception cref="LocalException">API Gateway knows no such source.</exception>
    public static IReadOnlyList<IdentitySource> ReadAll(string? list)
    {
        var expressions = (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] known = [Header, Query, "context.", "stageVariables."];
        if (Array.Find(expressions, each => !known.Any(start => each.StartsWith(start, StringComparison.Ordinal))) is { } unknown)
            throw new LocalException($"'{unknown}' is no identity source of a request authorizer; write such as {Header}Authorization.");

        return [.. expressions.Select(each => new IdentitySource(each))];
    }

    /// <summary>Null or empty when the request lacks it.</summary>
    public string? Value(HttpRequest request, GatewayContext about) =>
        Expression.StartsWith(Header, StringComparison.Ordinal) ? request.Headers[Expression[Header.Length..]].LastOrDefault()
        : Expression.StartsWith(Query, StringComparison.Ordinal) ? request.Query[Expression[Query.Length..]].LastOrDefault()
        : ContextVariables.Value(Expression, about);
}
