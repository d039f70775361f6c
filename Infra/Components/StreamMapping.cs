using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;

namespace VideoStack.Infra.Components;

/// <summary>How a function reads the changes of a table.</summary>
internal static class StreamMapping
{
    // A stream waits behind a batch that fails: a cause that lasts longer than these goes to the dead letters.
    private const int RetryAttempts = 10;
    private const int BatchSize = 10;

    /// <summary>Every change that matches, in order; again for those that the function fails on, alone in the end.</summary>
    public static EventSourceMappingArgs Of(DataTable table, JsonObject pattern, Input<string> function, Input<string> deadLetters) => new()
    {
        EventSourceArn = table.StreamArn,
        FunctionName = function,
        StartingPosition = "TRIM_HORIZON",
        BatchSize = BatchSize,
        BisectBatchOnFunctionError = true,
        MaximumRetryAttempts = RetryAttempts,
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
