namespace VideoStack.Local.Lambda;

/// <summary>How the local Lambda differs from the real one: times are for people who wait, sizes for one machine.</summary>
public sealed record FunctionPoolOptions
{
    /// <summary>What functions see as <c>AWS_ENDPOINT_URL</c>.</summary>
    public required Uri AwsEndpoint { get; init; }

    /// <summary>How long an unused process is kept. Default 5 minutes, about as long as Lambda.</summary>
    public TimeSpan IdleFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Processes at once for a function that reserves no concurrency; more events wait. Default 8.</summary>
    public int ProcessesPerFunction { get; init; } = 8;

    /// <summary>
    /// Before the first and before the second retry of an asynchronous event. Lambda waits 1 and 2 minutes; default 1 and 2 seconds.
    /// </summary>
    public IReadOnlyList<TimeSpan> RetryDelays { get; init; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];
}
