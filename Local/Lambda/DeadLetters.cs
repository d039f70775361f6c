using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Lambda;

/// <summary>A message in a dead-letter queue.</summary>
/// <param name="Body">The event itself for a function's dead-letter queue, the invocation record for an on-failure destination.</param>
/// <param name="Attributes">Message attributes: <c>RequestID</c>, <c>ErrorCode</c> and <c>ErrorMessage</c>; empty for a destination.</param>
public sealed record DeadLetter(JsonNode? Body, IReadOnlyDictionary<string, string> Attributes);

/// <summary>The dead-letter queues of the graph. Nothing reads them but people and tests, so they are lists in this process.</summary>
public sealed class DeadLetters
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<DeadLetter>> _queues = new();

    /// <summary>What lies in a queue, oldest first.</summary>
    public IReadOnlyList<DeadLetter> In(string queueArn) => [.. _queues.GetValueOrDefault(queueArn) ?? []];

    internal void Add(string queueArn, DeadLetter letter) => _queues.GetOrAdd(queueArn, _ => new()).Enqueue(letter);
}
