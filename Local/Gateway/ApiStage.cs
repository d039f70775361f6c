using System.Text.Json.Nodes;
using VideoStack.Local.Gateway.Authorization;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Gateway;

/// <summary>A deployed REST API: what a request meets at <c>/{restApiId}/{stage}</c>.</summary>
internal sealed record ApiStage
{
    public required string ApiId { get; init; }

    public required string Name { get; init; }

    public required string Region { get; init; }

    public required string AccountId { get; init; }

    public required JsonObject Variables { get; init; }

    /// <summary>Media types, wildcards included, whose bodies travel as base64.</summary>
    public required IReadOnlyList<string> BinaryMediaTypes { get; init; }

    public required RouteTable Routes { get; init; }

    public required GatewayResponses Responses { get; init; }

    public required JsonSchema Schemas { get; init; }

    public string DomainName => $"{ApiId}.execute-api.{Region}.amazonaws.com";

    /// <summary>Without a slash at the end.</summary>
    public string Arn => $"{ApiArn}/{Name}";

    /// <summary>What calls a function on behalf of a method; path parameters stand as <c>*</c>.</summary>
    public string SourceArn(Route route) =>
        $"{Arn}/{route.Method}/"
        + string.Join('/', route.Segments.Select(segment => segment.StartsWith('{') ? "*" : segment));

    /// <summary>What calls an authorizer's function, whatever the stage.</summary>
    public string SourceArn(Authorizer authorizer) => $"{ApiArn}/authorizers/{authorizer.Id}";

    private string ApiArn => $"arn:aws:execute-api:{Region}:{AccountId}:{ApiId}";

    /// <summary>Every stage of the graph whose deployment belongs to an API.</summary>
    public static Dictionary<(string ApiId, string Stage), ApiStage> ReadAll(ResourceGraph graph) =>
    (
        from stage in graph.OfType("aws:apigateway/stage:Stage")
        let apiId = stage.Inputs.Text("restApi")
        from api in graph.OfType("aws:apigateway/restApi:RestApi").Where(api => api.Id == apiId)
        from deployment in graph.OfType("aws:apigateway/deployment:Deployment")
        where deployment.Id == stage.Inputs.Text("deployment") && deployment.Inputs.Text("restApi") == apiId
        select Read(api, stage)
    ).ToDictionary(stage => (stage.ApiId, stage.Name));

    private static ApiStage Read(RealisedResource api, RealisedResource stage)
    {
        var body = api.Inputs.Text("body") ?? throw new LocalException($"The API {api.Name} has no body; Local reads its routes from there.");
        var document = JsonNode.Parse(body)!.AsObject();
        // arn:aws:execute-api:{region}:{account}:{api}
        var arn = (api.State.Text("executionArn") ?? throw new LocalException($"The API {api.Name} has no executionArn.")).Split(':');
        return new ApiStage
        {
            ApiId = api.Id,
            Name = stage.Inputs.Text("stageName")!,
            Region = arn[3],
            AccountId = arn[4],
            Variables = stage.Inputs.Object("variables"),
            BinaryMediaTypes = [.. api.Inputs.Texts("binaryMediaTypes"), .. document.Texts("x-amazon-apigateway-binary-media-types")],
            Routes = new RouteTable(RouteReader.Read(document)),
            Responses = new GatewayResponses(document.Object("x-amazon-apigateway-gateway-responses")),
            Schemas = new JsonSchema(document),
        };
    }
}
