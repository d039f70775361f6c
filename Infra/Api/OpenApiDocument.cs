using System.Text.Json.Nodes;
using Pulumi;
using VideoStack.Infra.Configuration;

namespace VideoStack.Infra.Api;

/// <summary>The HTTP contract, <c>Api/openapi.yaml</c>, and what API Gateway must know besides.</summary>
public sealed class OpenApiDocument
{
    private static readonly string[] _methods = ["get", "put", "post", "patch", "delete"];

    private readonly JsonObject _document;

    private OpenApiDocument(JsonObject document)
    {
        _document = document;
        Operations = [.. Find(document)];
    }

    /// <summary>All operations, in the order of the document.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>The operations whose request is a file, such as captions, rather than JSON.</summary>
    public IEnumerable<Operation> FileUploads => Operations.Where(operation =>
        _document["paths"]![operation.Path]![operation.Method.ToLowerInvariant()]!["requestBody"]?["content"] is JsonObject content
        && content.Any(type => type.Key != "application/json"));

    /// <summary>The contract that this program was built with.</summary>
    public static OpenApiDocument Load()
    {
        using var stream = typeof(OpenApiDocument).Assembly.GetManifestResourceStream("openapi.yaml")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    public static OpenApiDocument Parse(string yaml) => new((JsonObject)YamlReader.Read(yaml)!);

    /// <summary>Checks that every operation has a handler, and every handler an operation.</summary>
    /// <exception cref="RunException">One of them is alone.</exception>
    public void RequireHandlers(IEnumerable<string> handlers)
    {
        var known = handlers.ToHashSet();
        var ids = Operations.Select(operation => operation.Id).ToHashSet();
        if (Operations.FirstOrDefault(operation => !known.Contains(operation.Id)) is { } unanswered)
            throw new RunException($"No function answers {unanswered.Method} {unanswered.Path} ({unanswered.Id}). Add '{unanswered.Id}' to one of the …Functions.cs.");
        if (known.FirstOrDefault(handler => !ids.Contains(handler)) is { } unasked)
            throw new RunException($"No operation of openapi.yaml is called '{unasked}'. Add it there, or take the function away.");
    }

    /// <summary>The document as API Gateway imports it.</summary>
    /// <param name="invokeArns">Where each operation goes, by operationId.</param>
    /// <param name="authorizerInvokeArn">Who tells the gateway who calls.</param>
    public string ForGateway(IReadOnlyDictionary<string, string> invokeArns, string authorizerInvokeArn)
    {
        var document = (JsonObject)_document.DeepClone();
        foreach (var operation in Operations)
        {
            var node = (JsonObject)document["paths"]![operation.Path]![operation.Method.ToLowerInvariant()]!;
            Inline(node, document);
            GatewayExtensions.Integrate(node, invokeArns[operation.Id], operation.Token);
        }

        // Only schemas are left to refer to: API Gateway follows no reference to a parameter or a response.
        var components = (JsonObject)document["components"]!;
        components.Remove("parameters");
        components.Remove("responses");
        GatewayExtensions.Add(document, authorizerInvokeArn);
        return document.ToJsonString();
    }

    private static IEnumerable<Operation> Find(JsonObject document) =>
        from path in (JsonObject)document["paths"]!
        from method in (JsonObject)path.Value!
        where _methods.Contains(method.Key)
        select new Operation((string)method.Value!["operationId"]!, method.Key.ToUpperInvariant(), path.Key, ReadToken(method.Value));

    // One alternative without any scheme makes the others optional (OpenAPI 3.0, security requirement).
    private static AccessToken ReadToken(JsonNode operation) => operation["security"] switch
    {
        JsonArray { Count: > 0 } alternatives when alternatives.Any(alternative => alternative is JsonObject { Count: 0 }) => AccessToken.Optional,
        JsonArray { Count: > 0 } => AccessToken.Required,
        _ => AccessToken.Ignored,
    };

    private static void Inline(JsonObject operation, JsonObject document)
    {
        if (operation["parameters"] is JsonArray parameters)
        {
            for (var index = 0; index < parameters.Count; index++) parameters[index] = Resolve(parameters[index]!, document);
        }

        if (operation["responses"] is not JsonObject responses) return;
        foreach (var status in responses.Select(response => response.Key).ToList())
            responses[status] = Resolve(responses[status]!, document);
    }

    private static JsonNode Resolve(JsonNode node, JsonObject document)
    {
        if ((string?)node["$ref"] is not { } reference) return node.DeepClone();

        JsonNode target = document;
        foreach (var part in reference.Split('/').Skip(1))
            target = target[part] ?? throw new InvalidOperationException($"openapi.yaml refers to '{reference}', which it does not have.");
        return target.DeepClone();
    }
}
