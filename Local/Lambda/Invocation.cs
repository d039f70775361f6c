using System.Text.Json;

namespace VideoStack.Local.Lambda;

/// <summary>One call of a function on its way to a process and back.</summary>
internal sealed class Invocation(string functionArn, ReadOnlyMemory<byte> payload, string? requestId = null)
{
    private readonly TaskCompletionSource _delivered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<InvocationResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string RequestId { get; } = requestId ?? Guid.NewGuid().ToString();

    /// <summary>As the caller named the function: with the alias if it used one.</summary>
    public string FunctionArn => functionArn;

    public ReadOnlyMemory<byte> Payload => payload;

    /// <summary>Completes when a process has taken the event: its time runs from here.</summary>
    public Task Delivered => _delivered.Task;

    public Task<InvocationResult> Answer => _answer.Task;

    /// <summary>The same event once more, under the same id.</summary>
    public Invocation Again() => new(functionArn, payload, RequestId);

    public void Deliver() => _delivered.TrySetResult();

    public void Return(byte[] response) => _answer.TrySetResult(new InvocationResult(response, null));

    /// <summary>The function's own error document.</summary>
    public void Fail(byte[] error) => _answer.TrySetResult(new InvocationResult(error, "Unhandled"));

    /// <summary>What Lambda itself says when a process dies, runs out of time or answers too much.</summary>
    public void Fail(string errorType, string errorMessage) => Fail(JsonSerializer.SerializeToUtf8Bytes(new { errorType, errorMessage }));
}
