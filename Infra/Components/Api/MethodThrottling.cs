using Pulumi;
using Pulumi.Aws.ApiGateway;
using Pulumi.Aws.ApiGateway.Inputs;
using VideoStack.Infra.Api;

namespace VideoStack.Infra.Components.Api;

/// <summary>How much the methods of a stage take, each counted by itself and whoever calls.</summary>
internal sealed class MethodThrottling(string name, RestApi api, Stage stage, Resource parent)
{
    /// <summary>No single method takes more than all may together.</summary>
    public void All(ApiLimits limits) => Throttle("throttling", "*/*", limits);

    /// <summary>Those take less that guesses could be made with.</summary>
    public void Guessing(OpenApiDocument contract, ApiLimits limits)
    {
        foreach (var operation in contract.Operations.Where(SignIn.IsGuessable))
            Throttle($"throttling-{operation.KebabId}", operation.MethodPath, limits);
    }

    // Settings of one method replace all of those for every method, so each says everything.
    private void Throttle(string suffix, string methodPath, ApiLimits limits) => _ = new MethodSettings($"{name}-{suffix}", new MethodSettingsArgs
    {
        RestApi = api.Id,
        StageName = stage.StageName,
        MethodPath = methodPath,
        Settings = new MethodSettingsSettingsArgs
        {
            ThrottlingRateLimit = limits.Rate,
            ThrottlingBurstLimit = limits.Burst,
        },
    }, new CustomResourceOptions { Parent = parent });
}
