using Pulumi;
using VideoStack.Infra.Iam;
using VideoStack.Infra.Packaging;

namespace VideoStack.Infra.Components;

/// <summary>What <see cref="FunctionComponent"/> needs to know.</summary>
public sealed class FunctionComponentArgs : Pulumi.ResourceArgs
{
    /// <summary>The handler in the executable, such as <c>CreateUpload</c>.</summary>
    public required string Handler { get; init; }

    /// <summary>The executable that holds the handler.</summary>
    public required FunctionPackage Package { get; init; }

    /// <summary>What all functions of the stack have in common.</summary>
    public required FunctionDefaults Defaults { get; init; }

    /// <summary>What the function is told. Nothing secret: anyone who may describe the function reads it.</summary>
    public Dictionary<string, Input<string>> Environment { get; init; } = [];

    /// <summary>What the function may do, besides writing its log.</summary>
    public IReadOnlyList<Statement> Rights { get; init; } = [];

    /// <summary>Megabytes; processor time grows with it. Default 512.</summary>
    public int MemorySize { get; init; } = 512;

    /// <summary>Seconds. Default 10; API Gateway waits 29.</summary>
    public int Timeout { get; init; } = 10;

    /// <summary>A service that the function calls and that has no endpoint in a private network: the function stays outside. Default none.</summary>
    public string? ServiceWithoutEndpoint { get; init; }

    /// <summary>Called by events rather than by a waiting client: retried twice, then kept in a dead-letter queue. Default no.</summary>
    public bool Asynchronous { get; init; }
}

/// <summary>What all functions of a stack have in common.</summary>
/// <param name="Target">What they are built for.</param>
/// <param name="Account">Whose they are.</param>
/// <param name="LogRetentionDays">Days that their logs are kept.</param>
/// <param name="ReservedConcurrency">Instances that each keeps for itself, and its upper limit; null shares the account's pool.</param>
/// <param name="Network">The network that they run in; null for Lambda's own.</param>
public sealed record FunctionDefaults(
    FunctionTarget Target, AwsAccount Account, int LogRetentionDays, int? ReservedConcurrency, FunctionNetwork? Network = null);
