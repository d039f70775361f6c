using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Gateway;

/// <summary>Reads routes from an OpenAPI document with API Gateway's extensions, as its import does.</summary>
internal static class RouteReader
{
    private const string AnyMethod = "x-amazon-apigateway-any-method";
    private const string Validator = "x-amazon-apigateway-request-validator";
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", AnyMethod];
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(29);

    public static IEnumerable<Route> Read(JsonObject document) =>
        from path in document.Object("paths")
        from method in Methods
        let operation = path.Value?[method] as JsonObject
        where operation is not null
        select Read(document, path.Key, path.Value!.AsObject(), method, operation);

    private static Route Read(JsonObject document, string path, JsonObject pathItem, string method, JsonObject operation)
    {
        var validator = document.Object("x-amazon-apigateway-request-validators")
            .Object(operation.Text(Validator) ?? document.Text(Validator) ?? "");
        var integration = operation.Object("x-amazon-apigateway-integration");
        var security = RouteSecurity.Read(document, $"{method.ToUpperInvariant()} {path}", operation);
        return new Route
        {
            Method = method == AnyMethod ? "ANY" : method.ToUpperInvariant(),
            Path = path,
            OperationName = operation.Text("operationId"),
            RequiresApiKey = security.RequiresApiKey,
            Authorizer = security.Authorizer,
            RequiredParameters = validator.Flag("validateRequestParameters") ? [.. RequiredParameters(document, pathItem, operation)] : [],
            BodyModels = validator.Flag("validateRequestBody") ? BodyModels(document, operation) : new Dictionary<string, JsonObject>(),
            FunctionArn = FunctionArn(integration) ?? throw new LocalException(
                $"{method.ToUpperInvariant()} {path} has no Lambda proxy integration (type aws_proxy, httpMethod POST); Local knows no other."),
            IntegrationTimeout = integration.Number("timeoutInMillis") is { } timeout ? TimeSpan.FromMilliseconds(timeout) : DefaultTimeout,
        };
    }

    private static string? FunctionArn(JsonObject integration)
    {
        var isProxy = string.Equals(integration.Text("type"), "aws_proxy", StringComparison.OrdinalIgnoreCase)
            && integration.Text("httpMethod") == "POST";
        return isProxy ? Integration.FunctionArn(integration.Text("uri")) : null;
    }

    private static IEnumerable<RequiredParameter> RequiredParameters(JsonObject document, JsonObject pathItem, JsonObject operation) =>
        pathItem.Items("parameters").Concat(operation.Items("parameters"))
            .Select(parameter => JsonPointer.Follow(document, parameter))
            .Where(parameter => parameter.Flag("required"))
            .Select(parameter => new RequiredParameter(
                parameter.Text("in") == "query" ? "querystring" : parameter.Text("in")!, parameter.Text("name")!))
            .Distinct();

    private static Dictionary<string, JsonObject> BodyModels(JsonObject document, JsonObject operation)
    {
        if (operation["requestBody"] is not { } requestBody) return [];
        return JsonPointer.Follow(document, requestBody).Object("content")
            .Where(content => content.Value?["schema"] is JsonObject)
            .ToDictionary(content => content.Key, content => content.Value!["schema"]!.AsObject(), StringComparer.OrdinalIgnoreCase);
    }
}
