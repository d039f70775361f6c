using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using VideoStack.Local.Gateway.Authorization;

namespace VideoStack.Local.Gateway;

/// <summary>A parameter that a request must have.</summary>
/// <param name="Location"><c>path</c>, <c>querystring</c> or <c>header</c>, in API Gateway's words.</param>
internal sealed record RequiredParameter(string Location, string Name);

/// <summary>One method of one path of an API.</summary>
internal sealed record Route
{
    private string[]? _segments;

    /// <summary>Upper case, or <c>ANY</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Such as <c>/api/videos/{videoId}</c>.</summary>
    public required string Path { get; init; }

    public string? OperationName { get; init; }

    public required bool RequiresApiKey { get; init; }

    /// <summary>Null: whoever has the key, if one is needed, may call.</summary>
    public required Authorizer? Authorizer { get; init; }

    /// <summary>Those that the route's validator checks; empty when it checks none.</summary>
    public required IReadOnlyList<RequiredParameter> RequiredParameters { get; init; }

    /// <summary>Schemas by media type, if the route's validator checks bodies; empty when it does not.</summary>
    public required IReadOnlyDictionary<string, JsonObject> BodyModels { get; init; }

    /// <summary>The function that answers, as the integration names it.</summary>
    public required string FunctionArn { get; init; }

    /// <summary>How long the function may take: 50 ms to 29 s.</summary>
    public required TimeSpan IntegrationTimeout { get; init; }

    /// <summary>The id of the path's resource: opaque, the same for every method of the path.</summary>
    public string ResourceId => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path)))[..6];

    /// <summary>The path's parts; a parameter stands in braces, a greedy one with a plus.</summary>
    public IReadOnlyList<string> Segments => _segments ??= Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
