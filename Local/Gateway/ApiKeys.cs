using VideoStack.Local.Graph;

namespace VideoStack.Local.Gateway;

/// <summary>An API key, and how fast its usage plan lets it go on a stage.</summary>
internal sealed record ApiKey(string Id, string Value, Limits? Limits);

/// <summary>The keys that may call a stage: enabled, and in a usage plan for that stage; a key in no plan opens nothing.</summary>
internal sealed class ApiKeys(ResourceGraph graph)
{
    /// <summary>The key with this value, or null when it does not open this stage.</summary>
    public ApiKey? Find(ApiStage stage, string? value)
    {
        if (string.IsNullOrEmpty(value)) return null;

        var key = graph.OfType("aws:apigateway/apiKey:ApiKey").FirstOrDefault(key =>
            (key.State.Text("value") ?? key.Inputs.Text("value")) == value && (key.Inputs["enabled"] is null || key.Inputs.Flag("enabled")));
        if (key is null) return null;

        var planIds = graph.OfType("aws:apigateway/usagePlanKey:UsagePlanKey")
            .Where(link => link.Inputs.Text("keyId") == key.Id).Select(link => link.Inputs.Text("usagePlanId")).ToHashSet();
        var plan = graph.OfType("aws:apigateway/usagePlan:UsagePlan").FirstOrDefault(plan => planIds.Contains(plan.Id)
            && plan.Inputs.Items("apiStages").Any(admitted => admitted.Text("apiId") == stage.ApiId && admitted.Text("stage") == stage.Name));
        return plan is null ? null : new ApiKey(key.Id, value, Limits.Read(plan.Inputs.Object("throttleSettings"), "rateLimit", "burstLimit"));
    }
}
