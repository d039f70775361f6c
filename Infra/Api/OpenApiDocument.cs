using System.Text.Json.Nodes;
using Pulumi;
using VideoStack.Infra.Configuration;

namespace VideoStack.Infra.Api;

/// <summary>One operation of the HTTP contract.</summary>
/// <param name="Id">Its operationId.</param>
/// <param name="Method">Upper case, such as <c>GET</c>.</param>
/// <param name="Path">Such as <c>/api/videos/{videoId}</c>.</param>
public sealed record Operation(string Id, string Method, string Path)
{
    /// <summary>The path with <c>*</c> for each parameter, as ARNs have it.</summary>
    public string PathPattern => string.Join('/', Path.Split('/').Select(part => part.StartsWith('{') ? "*" : part));
}

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
            throw new RunException($"No function answers {unanswered.Method} {unanswered.Path} ({unanswered.Id}). Add '{unanswered.Id}' to ApiFunctions.cs.");
        if (known.FirstOrDefault(handler => !ids.Contains(handler)) is { } unasked)
            throw new RunException($"No operation of openapi.yaml is called '{unasked}'. Add it there, or take the function away.");
    }

    /// <summary>The document as API Gateway imports it.</summary>
    /// <param name="invokeArns">Where each operation goes, by operationId.</param>
    public string ForGateway(IReadOnlyDictionary<string, string> invokeArns)
    {
        var document = (JsonObject)_document.DeepClone();
        foreach (var operation in Operations)
        {
            var node = (JsonObject)document["paths"]![operation.Path]![operation.Method.ToLowerInvariant()]!;
            Inline(node, document);
            GatewayExtensions.Integrate(node, invokeArns[operation.Id]);
        }

        // Only schemas are left to refer to: API Gateway follows no reference to a parameter or a response.
        var components = (JsonObject)document["components"]!;
        components.Remove("parameters");
        components.Remove("responses");
        GatewayExtensions.Add(document);
        return document.ToJsonString();
    }

    private static IEnumerable<Operation> Find(JsonObject document) =>
        from path in (JsonObject)document["paths"]!
        from method in (JsonObject)path.Value!
        where _methods.Contains(method.Key)
        select new Operation((string)method.Value!["operationId"]!, method.Key.ToUpperInvariant(), path.Key);

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
