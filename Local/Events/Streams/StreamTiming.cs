namespace VideoStack.Local.Events.Streams;

/// <summary>How the local streams differ from the real ones: times are for people who wait.</summary>
internal sealed record StreamTiming
{
    /// <summary>The least between two looks at a stream. DynamoDB lets one look five times a second; default ten.</summary>
    public TimeSpan BetweenLooks { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Before the first retry of a batch; each later one waits twice as long. Default half a second.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait before a retry. Default 10 seconds; Lambda goes up to a minute.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(10);
}
