using VideoStack.Local.Graph;

namespace VideoStack.Local.Lambda;

/// <summary>A function as somebody calls it.</summary>
/// <param name="Function">What runs.</param>
/// <param name="Qualifier">The alias or version of the ARN; null for the plain function.</param>
internal sealed record InvocationTarget(FunctionSettings Function, string? Qualifier);

/// <summary>How a target's asynchronous invocations are treated.</summary>
/// <param name="Retries">After the first attempt. Default 2.</param>
/// <param name="MaximumAge">How long an event may wait. Default 6 hours.</param>
/// <param name="OnFailureArn">Where the record of a failed event goes; null for none.</param>
internal sealed record AsynchronousSettings(int Retries, TimeSpan MaximumAge, string? OnFailureArn);

/// <summary>Finds functions by the ARNs that integrations, rules and notifications name.</summary>
internal sealed class FunctionCatalog(ResourceGraph graph)
{
    private const string AliasType = "aws:lambda/alias:Alias";
    private const string EventInvokeConfigType = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
    private const int DefaultRetries = 2;
    private static readonly TimeSpan DefaultMaximumAge = TimeSpan.FromHours(6);

    private readonly Lazy<Dictionary<string, FunctionSettings>> _functions = new(() =>
        graph.OfType(FunctionSettings.ResourceType).Select(FunctionSettings.From).ToDictionary(function => function.Name));

    public IEnumerable<FunctionSettings> All => _functions.Value.Values;

    /// <summary>Throws <see cref="FunctionNotFoundException"/> when the graph has no such function, alias or version.</summary>
    public InvocationTarget Find(string functionArn)
    {
        var name = FunctionName.Parse(functionArn);
        if (!_functions.Value.TryGetValue(name.Name, out var function)) throw new FunctionNotFoundException(functionArn);

        var known = name.Qualifier is null or "$LATEST" || name.Qualifier == function.Version || HasAlias(function, name.Qualifier);
        return known ? new InvocationTarget(function, name.Qualifier) : throw new FunctionNotFoundException(functionArn);
    }

    public AsynchronousSettings AsynchronousSettingsOf(InvocationTarget target)
    {
        var inputs = graph.OfType(EventInvokeConfigType).Select(config => config.Inputs).FirstOrDefault(inputs =>
            FunctionName.Parse(inputs.Text("functionName") ?? "").Name == target.Function.Name
            && (inputs.Text("qualifier") ?? "$LATEST") == (target.Qualifier ?? "$LATEST"));
        return new AsynchronousSettings(
            inputs.Integer("maximumRetryAttempts") ?? DefaultRetries,
            inputs.Number("maximumEventAgeInSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : DefaultMaximumAge,
            inputs?.Object("destinationConfig").Object("onFailure").Text("destination"));
    }

    private bool HasAlias(FunctionSettings function, string alias) => graph.OfType(AliasType).Any(resource =>
        resource.Inputs.Text("name") == alias && FunctionName.Parse(resource.Inputs.Text("functionName") ?? "").Name == function.Name);
}
