using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Lambda;

/// <summary>A function as the graph declares it. Defaults are Lambda's own.</summary>
internal sealed record FunctionSettings
{
    public const string ResourceType = "aws:lambda/function:Function";

    public required string Name { get; init; }

    public required string Arn { get; init; }

    /// <summary><c>$LATEST</c> unless the function publishes versions.</summary>
    public required string Version { get; init; }

    public required string Runtime { get; init; }

    public required string Handler { get; init; }

    public required string RoleArn { get; init; }

    /// <summary>SHA-256 of the package, base64.</summary>
    public required string CodeHash { get; init; }

    public required TimeSpan Timeout { get; init; }

    public required int MemoryMegabytes { get; init; }

    /// <summary>Null: no reservation, and no limit of its own.</summary>
    public required int? ReservedConcurrency { get; init; }

    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    public required string LogGroup { get; init; }

    /// <summary>Null unless the function asks for JSON lines.</summary>
    public required string? LogFormat { get; init; }

    public required string? LogLevel { get; init; }

    /// <summary>Where events go that failed for good; null when it has no dead-letter queue.</summary>
    public required string? DeadLetterArn { get; init; }

    /// <summary>The package holds a program named <c>bootstrap</c>, else an assembly named by the handler.</summary>
    public bool IsNative => Runtime.StartsWith("provided", StringComparison.Ordinal);

    public string Region => Arn.Split(':')[3];

    public static FunctionSettings From(RealisedResource resource)
    {
        var inputs = resource.Inputs;
        var logging = inputs.Object("loggingConfig");
        var name = resource.State.Text("name") ?? inputs.Text("name") ?? resource.Id;
        var reserved = inputs.Integer("reservedConcurrentExecutions");
        return new FunctionSettings
        {
            Name = name,
            Arn = resource.State.Text("arn") ?? throw Missing("arn"),
            Version = resource.State.Text("version") ?? "$LATEST",
            Runtime = inputs.Text("runtime") ?? throw Missing("runtime"),
            Handler = inputs.Text("handler") ?? throw Missing("handler"),
            RoleArn = inputs.Text("role") ?? throw Missing("role"),
            CodeHash = inputs.Text("sourceCodeHash") ?? throw Missing("sourceCodeHash"),
            Timeout = TimeSpan.FromSeconds(inputs.Number("timeout") ?? 3),
            MemoryMegabytes = inputs.Integer("memorySize") ?? 128,
            ReservedConcurrency = reserved is >= 0 ? reserved : null, // −1 is the provider's word for "none"
            Environment = inputs.Object("environment").Object("variables").ToDictionary(entry => entry.Key, Value),
            LogGroup = logging.Text("logGroup") ?? $"/aws/lambda/{name}",
            LogFormat = logging.Text("logFormat"),
            LogLevel = logging.Text("applicationLogLevel"),
            DeadLetterArn = inputs.Object("deadLetterConfig").Text("targetArn"),
        };

        InvalidOperationException Missing(string property) =>
            new($"The function {resource.Name} cannot run here: the graph does not tell its {property}.");
    }

    private static string Value(KeyValuePair<string, JsonNode?> entry) => (string?)entry.Value ?? "";
}
