using System.Text.Json.Nodes;
using VideoStack.Local.Gateway.Authorization;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Gateway;

/// <summary>Who may call a method: holders of a key, callers whom an authorizer admits, both, or everyone.</summary>
internal sealed record RouteSecurity(bool RequiresApiKey, Authorizer? Authorizer)
{
    /// <summary>A scheme that Local cannot enforce must not leave the route open.</summary>
    /// <param name="route">For the error.</param>
    /// <exception cref="LocalException">The route asks for a scheme that is not declared, or that Local does not know.</exception>
    public static RouteSecurity Read(JsonObject document, string route, JsonObject operation)
    {
        var declared = document.Object("components").Object("securitySchemes");
        var security = operation["security"] as JsonArray ?? document["security"] as JsonArray ?? [];
        // API Gateway reads them all as required.
        var schemes = security.OfType<JsonObject>().SelectMany(requirement => requirement).Select(scheme => scheme.Key).Distinct().ToList();
        var authorizers = schemes.Where(scheme => Authorizer.IsDeclaredBy(declared.Object(scheme))).ToList();
        if (schemes.Except(authorizers).FirstOrDefault(scheme => !IsApiKey(declared.Object(scheme))) is { } unknown)
        {
            throw new LocalException(
                $"{route} asks for the security scheme {unknown}, which is declared neither as an API key in the header x-api-key nor as a Lambda authorizer; Local knows no other.");
        }

        if (authorizers.Count > 1)
            throw new LocalException($"{route} asks for the authorizers {string.Join(" and ", authorizers)}; a method of API Gateway has one at most.");

        return new(
            RequiresApiKey: schemes.Count > authorizers.Count,
            authorizers is [var name] ? Authorizer.Read(name, declared.Object(name)) : null);
    }

    private static bool IsApiKey(JsonObject scheme) =>
        scheme.Text("type") == "apiKey"
        && scheme.Text("in") == "header"
        && string.Equals(scheme.Text("name"), "x-api-key", StringComparison.OrdinalIgnoreCase)
        && scheme["x-amazon-apigateway-authtype"] is null;
}
