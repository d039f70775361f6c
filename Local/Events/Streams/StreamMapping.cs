using VideoStack.Local.Graph;

namespace VideoStack.Local.Events.Streams;

/// <summary>An event source mapping: hands the changes of a table to a function. Defaults are Lambda's own.</summary>
internal sealed record StreamMapping
{
    private const string Type = "aws:lambda/eventSourceMapping:EventSourceMapping";
    private const string TableType = "aws:dynamodb/table:Table";

    // Of Lambda, for streams of DynamoDB.
    private const int LargestBatch = 10_000;
    private static readonly TimeSpan LongestWindow = TimeSpan.FromMinutes(5);

    public required string Id { get; init; }

    public required string StreamArn { get; init; }

    /// <summary>With the alias, if the mapping names one.</summary>
    public required string FunctionArn { get; init; }

    /// <summary>The most records of one call. Default 100.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>How long a call waits for more records. Default not at all.</summary>
    public TimeSpan Window { get; init; }

    /// <summary>A record must match one of them; without any, all records count.</summary>
    public IReadOnlyList<EventPattern> Filters { get; init; } = [];

    /// <summary>Whether a batch that failed is tried again in halves.</summary>
    public bool Bisects { get; init; }

    /// <summary>Whether the function tells which record it failed at.</summary>
    public bool ReportsItemFailures { get; init; }

    /// <summary>How often a batch is tried again. Null: until it succeeds or is too old.</summary>
    public int? Retries { get; init; }

    /// <summary>How old a record may become. Null: as old as it likes.</summary>
    public TimeSpan? MaximumAge { get; init; }

    /// <summary>The queue that is told of a batch that was given up; null for none.</summary>
    public string? OnFailureArn { get; init; }

    public bool Takes(StreamRecord record) => Filters.Count == 0 || Filters.Any(filter => filter.Matches(record.Event));

    /// <summary>The enabled ones.</summary>
    /// <exception cref="LocalException">One is not of the kind that Local plays.</exception>
    public static IEnumerable<StreamMapping> ReadAll(ResourceGraph graph) => graph.OfType(Type)
        .Where(mapping => mapping.Inputs["enabled"] is null || mapping.Inputs.Flag("enabled"))
        .Select(mapping => Read(graph, mapping));

    private static StreamMapping Read(ResourceGraph graph, RealisedResource mapping)
    {
        var inputs = mapping.Inputs;
        var stream = inputs.Text("eventSourceArn");
        if (stream is null || graph.Find(TableType, "streamArn", stream) is null)
            throw new LocalException($"The event source mapping '{mapping.Name}' reads {stream ?? "nothing"}, which is no stream of a table of the program; Local knows no other source.");

        // Every start is a fresh platform, whose streams are empty: both positions are the same.
        if (inputs.Text("startingPosition") is not ("LATEST" or "TRIM_HORIZON"))
            throw new LocalException($"The event source mapping '{mapping.Name}' must have the startingPosition TRIM_HORIZON or LATEST.");

        var size = inputs.Integer("batchSize") ?? 100;
        var window = TimeSpan.FromSeconds(inputs.Number("maximumBatchingWindowInSeconds") ?? 0);
        if (size is < 1 or > LargestBatch || window > LongestWindow)
            throw new LocalException($"The event source mapping '{mapping.Name}' has a batchSize of {size} and waits {window.TotalSeconds} seconds; Lambda takes 1 to {LargestBatch} records and up to {LongestWindow.TotalSeconds} seconds.");
        if (inputs.Integer("parallelizationFactor") is > 1)
            throw new LocalException($"The event source mapping '{mapping.Name}' has a parallelizationFactor above 1; Local gives a function one batch of a shard at a time.");

        return new StreamMapping
        {
            Id = mapping.Id,
            StreamArn = stream,
            FunctionArn = mapping.State.Text("functionArn") ?? inputs.Text("functionName")!,
            BatchSize = size,
            Window = window,
            Filters = [.. inputs.Object("filterCriteria").Items("filters").Select(filter => EventPattern.Parse(filter.Text("pattern") ?? "{}"))],
            Bisects = inputs.Flag("bisectBatchOnFunctionError"),
            ReportsItemFailures = inputs.Texts("functionResponseTypes").Contains("ReportBatchItemFailures"),
            // −1 is Lambda's word for "without end", and its default.
            Retries = inputs.Integer("maximumRetryAttempts") is >= 0 and var retries ? retries : null,
            MaximumAge = inputs.Number("maximumRecordAgeInSeconds") is >= 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null,
            OnFailureArn = inputs.Object("destinationConfig").Object("onFailure").Text("destinationArn"),
        };
    }
}
