using System.Text.Json.Nodes;

namespace VideoStack.Infra.Plan;

/// <summary>What matters of the document that API Gateway imports: who answers each route, who tells who calls, and what the gateway itself asks and answers.</summary>
internal static class ApiSummary
{
    public static JsonObject Of(string body)
    {
        var document = JsonNode.Parse(body)!;
        var routes =
            from path in (JsonObject)document["paths"]!
            from method in (JsonObject)path.Value!
            orderby path.Key, method.Key
            select KeyValuePair.Create($"{method.Key.ToUpperInvariant()} {path.Key}", (JsonNode?)Route(method.Value!));
        var authorizers =
            from scheme in (JsonObject)document["components"]!["securitySchemes"]!
            where scheme.Value!["x-amazon-apigateway-authorizer"] is not null
            select KeyValuePair.Create(scheme.Key, (JsonNode?)scheme.Value!["x-amazon-apigateway-authorizer"]!.DeepClone());
        var refusals =
            from refusal in (JsonObject)document["x-amazon-apigateway-gateway-responses"]!
            select KeyValuePair.Create(refusal.Key, (JsonNode?)((string?)refusal.Value!["statusCode"] ?? "(its own)"));
        return new JsonObject
        {
            ["routes"] = new JsonObject(routes),
            ["authorizers"] = new JsonObject(authorizers),
            ["validator"] = document["x-amazon-apigateway-request-validators"]![(string)document["x-amazon-apigateway-request-validator"]!]!.DeepClone(),
            ["refusals"] = new JsonObject(refusals),
        };
    }

    private static JsonObject Route(JsonNode operation) => new()
    {
        ["operation"] = operation["operationId"]!.DeepClone(),
        ["calls"] = operation["x-amazon-apigateway-integration"]!["uri"]!.DeepClone(),
        ["needs"] = string.Join(", ", operation["security"]!.AsArray().SelectMany(scheme => (JsonObject)scheme!).Select(scheme => scheme.Key)),
    };
}
