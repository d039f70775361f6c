using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;

namespace VideoStack.Infra.Components;

/// <summary>How a function reads the changes of a table: how many at once, and how long it insists on those it fails on.</summary>
public sealed record StreamReading
{
    /// <summary>The most changes of one call. Default 10.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>How long a call waits for more of them. Seconds; default not at all.</summary>
    public int WindowSeconds { get; init; }

    /// <summary>
    /// A stream waits behind a batch that fails: a cause that lasts longer than these goes to the dead letters. Default 10; null, until a change
    /// is too old.
    /// </summary>
    public int? MaximumRetryAttempts { get; init; } = 10;

    /// <summary>How old a change may become before it goes to the dead letters. Seconds; null, as old as the stream lets it, a day.</summary>
    public int? MaximumRecordAgeSeconds { get; init; }
}

/// <summary>How a function reads the changes of a table.</summary>
internal static class StreamMapping
{
    // Lambda's word for "without end".
    private const int Endless = -1;

    /// <summary>Every change that matches, in order; again for those that the function fails on, alone in the end.</summary>
    public static EventSourceMappingArgs Of(
        DataTable table, JsonObject pattern, StreamReading reading, Input<string> function, Input<string> deadLetters) => new()
    {
        EventSourceArn = table.StreamArn,
        FunctionName = function,
        StartingPosition = "TRIM_HORIZON",
        BatchSize = reading.BatchSize,
        MaximumBatchingWindowInSeconds = reading.WindowSeconds > 0 ? (Input<int>)reading.WindowSeconds : null,
        BisectBatchOnFunctionError = true,
        MaximumRetryAttempts = reading.MaximumRetryAttempts ?? Endless,
        MaximumRecordAgeInSeconds = reading.MaximumRecordAgeSeconds is { } age ? (Input<int>)age : null,
        // The function tells which of a batch it failed on.
        FunctionResponseTypes = { "ReportBatchItemFailures" },
        FilterCriteria = new EventSourceMappingFilterCriteriaArgs
        {
            Filters = { new EventSourceMappingFilterCriteriaFilterArgs { Pattern = pattern.ToJsonString() } },
        },
        DestinationConfig = new EventSourceMappingDestinationConfigArgs
        {
            OnFailure = new EventSourceMappingDestinationConfigOnFailureArgs { DestinationArn = deadLetters },
        },
    };
}
