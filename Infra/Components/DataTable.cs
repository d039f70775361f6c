using Pulumi;
using Pulumi.Aws.DynamoDB;
using Pulumi.Aws.DynamoDB.Inputs;
using VideoStack.Infra.Iam;

namespace VideoStack.Infra.Components;

/// <summary>An index of a table: all attributes, found by one key and ordered by another. Both are strings.</summary>
public sealed record DataTableIndex(string Name, string HashKey, string RangeKey);

/// <summary>What a <see cref="DataTable"/> needs to know.</summary>
public sealed record DataTableArgs
{
    /// <summary>The attribute that names an item; a string.</summary>
    public required string HashKey { get; init; }

    /// <summary>The attribute that, with <see cref="HashKey"/>, names an item; a string. Null: that one alone does.</summary>
    public string? RangeKey { get; init; }

    public IReadOnlyList<DataTableIndex> Indexes { get; init; } = [];

    /// <summary>The KMS key that encrypts it.</summary>
    public required Input<string> KeyArn { get; init; }

    /// <summary>Refuse to be deleted.</summary>
    public required bool Protected { get; init; }

    /// <summary>It can be put back to any second of the last 35 days.</summary>
    public required bool PointInTimeRecovery { get; init; }

    /// <summary>The attribute with the second (since 1970) at which DynamoDB drops an item, some time later; null, never.</summary>
    public string? TimeToLive { get; init; }

    /// <summary>Tell of every change, with what the item then is.</summary>
    public bool Stream { get; init; }
}

/// <summary>A table, as functions are given it: its name, and rights on exactly what they touch. Nobody who waits for an answer scans.</summary>
public sealed class DataTable
{
    private readonly string _sid;
    private readonly Table _table;

    /// <param name="name">The resource's name.</param>
    /// <param name="sid">What statements about it are called: letters and digits.</param>
    /// <param name="args">What it is to be.</param>
    /// <param name="parent">The component it belongs to.</param>
    public DataTable(string name, string sid, DataTableArgs args, Resource parent)
    {
        _sid = sid;
        _table = new Table(name, Describe(args), new CustomResourceOptions { Parent = parent, Protect = args.Protected });
    }

    public Output<string> TableName => _table.Name;

    public Output<string> Arn => _table.Arn;

    /// <summary>Where its changes are read, when it has a stream.</summary>
    public Output<string> StreamArn => _table.StreamArn;

    /// <summary>Allows these actions on items of the table itself.</summary>
    public Statement Allow(params string[] actions) => Statement.Allow(_sid, actions).On(_table.Arn);

    /// <summary>Allows to query one index, page by page.</summary>
    public Statement AllowQuery(string index) =>
        Statement.Allow($"{_sid}Index", "dynamodb:Query").On(Output.Format($"{_table.Arn}/index/{index}"));

    /// <summary>Allows to read its changes. Lambda asks for the list of streams too, which has no narrower name than this.</summary>
    public Statement[] AllowReadStream() =>
    [
        Statement.Allow($"{_sid}Stream", "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator").On(StreamArn),
        Statement.Allow($"{_sid}Streams", "dynamodb:ListStreams").On(Output.Format($"{_table.Arn}/stream/*")),
    ];

    private static TableArgs Describe(DataTableArgs args)
    {
        var table = new TableArgs
        {
            BillingMode = "PAY_PER_REQUEST",
            HashKey = args.HashKey,
            RangeKey = args.RangeKey is { } rangeKey ? (Input<string>)rangeKey : null,
            // Only keys are declared; everything else is the functions' own.
            Attributes = Keys(args).Select(key => (Input<TableAttributeArgs>)new TableAttributeArgs { Name = key, Type = "S" }).ToArray(),
            ServerSideEncryption = new TableServerSideEncryptionArgs { Enabled = true, KmsKeyArn = args.KeyArn },
            PointInTimeRecovery = new TablePointInTimeRecoveryArgs { Enabled = args.PointInTimeRecovery },
            Ttl = args.TimeToLive is { } expiry ? (Input<TableTtlArgs>)new TableTtlArgs { Enabled = true, AttributeName = expiry } : null,
            StreamEnabled = args.Stream ? (Input<bool>)true : null,
            StreamViewType = args.Stream ? (Input<string>)"NEW_IMAGE" : null,
            DeletionProtectionEnabled = args.Protected,
        };
        foreach (var index in args.Indexes) table.GlobalSecondaryIndexes.Add(Describe(index));
        return table;
    }

    private static IEnumerable<string> Keys(DataTableArgs args) =>
        args.Indexes.SelectMany(index => (string[])[index.HashKey, index.RangeKey])
            .Prepend(args.RangeKey).Prepend(args.HashKey).OfType<string>().Distinct();

    private static TableGlobalSecondaryIndexArgs Describe(DataTableIndex index) => new()
    {
        Name = index.Name,
        KeySchemas =
        {
            new TableGlobalSecondaryIndexKeySchemaArgs { AttributeName = index.HashKey, KeyType = "HASH" },
            new TableGlobalSecondaryIndexKeySchemaArgs { AttributeName = index.RangeKey, KeyType = "RANGE" },
        },
        ProjectionType = "ALL",
    };
}
