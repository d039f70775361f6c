using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Gateway.Authorization;

/// <summary>A Lambda authorizer of the kind REQUEST, as the OpenAPI document declares it.</summary>
/// <param name="Name">Of its security scheme.</param>
/// <param name="IdentitySources">All must be there and not empty; may be none only where nothing is cached.</param>
/// <param name="TimeToLive">How long an answer counts for the same identity. Default 5 minutes, at most an hour; zero asks every time.</param>
internal sealed record Authorizer(string Name, string FunctionArn, IReadOnlyList<IdentitySource> IdentitySources, TimeSpan TimeToLive)
{
    private const string Extension = "x-amazon-apigateway-authorizer";
    private const string TypeExtension = "x-amazon-apigateway-authtype";
    private const int IdLength = 6;
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>As API Gateway draws one on import: opaque.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Name)))[..IdLength];

    public static bool IsDeclaredBy(JsonObject scheme) => scheme.Text(TypeExtension) == "custom" && scheme.ContainsKey(Extension);

    /// <exception cref="LocalException">API Gateway would refuse it, or Local cannot play it.</exception>
    public static Authorizer Read(string name, JsonObject scheme)
    {
        var settings = scheme.Object(Extension);
        if (scheme.Text("type") != "apiKey" || !"request".Equals(settings.Text("type"), StringComparison.OrdinalIgnoreCase))
            throw Refuse("is not of the type 'request' in a scheme of the type 'apiKey', the only ones that Local knows");
        if (settings.ContainsKey("authorizerCredentials"))
            throw Refuse("calls its function with a role; Local knows only functions that permit the call");

        var sources = IdentitySource.ReadAll(settings.Text("identitySource"));
        var timeToLive = settings.Number("authorizerResultTtlInSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : Usual;
        if (timeToLive > Longest) throw Refuse("keeps its answers longer than the hour that API Gateway allows");
        if (timeToLive > TimeSpan.Zero && sources.Count == 0) throw Refuse("keeps its answers, but names no identitySource to keep them under");

        var function = Integration.FunctionArn(settings.Text("authorizerUri")) ?? throw Refuse("names no function as its authorizerUri");
        return new Authorizer(name, function, sources, timeToLive);

        LocalException Refuse(string what) => new($"The authorizer of the security scheme {name} {what}.");
    }
}
