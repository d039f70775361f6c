namespace VideoStack.Local.Lambda;

/// <summary>What a function answered.</summary>
/// <param name="Payload">The JSON it returned, or the error document.</param>
/// <param name="FunctionError">Null when it returned; <c>Unhandled</c> when it threw, died or ran out of time.</param>
public sealed record InvocationResult(ReadOnlyMemory<byte> Payload, string? FunctionError);

/// <summary>The functions of the graph, called as Lambda calls them.</summary>
public interface IFunctions
{
    /// <summary>Calls a function (by the ARN of the function or of its alias) and waits for its answer.</summary>
    Task<InvocationResult> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellation);

    /// <summary>Queues an event: two retries, then the dead-letter queue.</summary>
    void InvokeAsynchronously(string functionArn, ReadOnlyMemory<byte> payload);
}
