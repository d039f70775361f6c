using static VideoStack.Local.Graph.Realisers;

namespace VideoStack.Local.Graph.Realise;

/// <summary>REST APIs with their stages, keys and plans; the local gateway serves them.</summary>
internal sealed class RestApis : IServiceRealiser
{
    private const string IdLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const int IdLength = 10;
    private const int KeyLength = 40;

    public IReadOnlyDictionary<string, Realiser> Resources { get; } = new Dictionary<string, Realiser>
    {
        ["aws:apigateway/restApi:RestApi"] = Computed((declaration, place) =>
        {
            var id = Id(declaration);
            return declaration.With(
                id,
                ("name", declaration.PhysicalName()),
                ("arn", Arn(place, $"/restapis/{id}")),
                ("executionArn", place.Arn("execute-api", id)),
                ("rootResourceId", declaration.Token(IdLength - 1, IdLetters)));
        }),
        ["aws:apigateway/deployment:Deployment"] = Computed((declaration, _) => declaration.With(Id(declaration))),
        ["aws:apigateway/stage:Stage"] = Computed(Stage),
        ["aws:apigateway/methodSettings:MethodSettings"] = Computed((declaration, _) => declaration.With(
            $"{declaration.Text("restApi")}-{declaration.Text("stageName")}-{declaration.Text("methodPath")}")),
        ["aws:apigateway/apiKey:ApiKey"] = Computed((declaration, place) =>
        {
            var id = Id(declaration);
            return declaration.With(
                id,
                ("name", declaration.PhysicalName()),
                ("arn", Arn(place, $"/apikeys/{id}")),
                ("enabled", declaration.Inputs["enabled"]?.DeepClone() ?? true),
                ("value", declaration.Inputs.Text("value") ?? declaration.Token(KeyLength, IdLetters)));
        }),
        ["aws:apigateway/usagePlan:UsagePlan"] = Computed((declaration, place) =>
        {
            var id = Id(declaration);
            return declaration.With(id, ("name", declaration.PhysicalName()), ("arn", Arn(place, $"/usageplans/{id}")));
        }),
        ["aws:apigateway/usagePlanKey:UsagePlanKey"] = Computed((declaration, _) => declaration.With(declaration.Text("keyId"))),
        ["aws:apigateway/response:Response"] = Computed((declaration, _) =>
            declaration.With($"aggr-{declaration.Text("restApiId")}-{declaration.Text("responseType")}")),
        ["aws:apigateway/account:Account"] = Computed((declaration, _) => declaration.With("api-gateway-account")),
    };

    private static Realisation Stage(Declaration declaration, Place place)
    {
        var (api, stage) = (declaration.Text("restApi"), declaration.Text("stageName"));
        return declaration.With(
            $"ags-{api}-{stage}",
            ("arn", Arn(place, $"/restapis/{api}/stages/{stage}")),
            ("executionArn", place.Arn("execute-api", $"{api}/{stage}")),
            ("invokeUrl", $"https://{api}.execute-api.{place.Region}.{Place.DnsSuffix}/{stage}"));
    }

    private static string Id(Declaration declaration) => declaration.Token(IdLength, IdLetters);

    // Management ARNs of API Gateway carry no account.
    private static string Arn(Place place, string resource) => $"arn:{Place.Partition}:apigateway:{place.Region}::{resource}";
}
