using System.Globalization;
using Pulumi;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;
using VideoStack.Infra.Components.Transcode;
using VideoStack.Infra.Iam;
using VideoStack.Infra.Packaging;
using Variable = (string Name, Pulumi.Input<string>? Value);

namespace VideoStack.Infra.Components;

/// <summary>What <see cref="TranscodeComponent"/> needs to know.</summary>
public sealed class TranscodeComponentArgs : Pulumi.ResourceArgs
{
    public required StorageComponent Storage { get; init; }

    /// <summary>The executable with IngestUpload and TrackTranscode.</summary>
    public required FunctionPackage Package { get; init; }

    public required FunctionDefaults Functions { get; init; }

    /// <summary>How long films may be, how they are encoded, and what that may cost.</summary>
    public required FilmSettings Settings { get; init; }
}

/// <summary>From an uploaded file to a film that plays: one MediaConvert job for each, and its progress in the table.</summary>
public sealed class TranscodeComponent : ComponentResource
{
    private readonly string _name;
    private readonly TranscodeComponentArgs _args;
    private readonly EncodingJobs _jobs;

    /// <summary>The functions that uploads and job events call.</summary>
    public IReadOnlyList<FunctionComponent> Functions { get; }

    /// <summary>The queue that all jobs of this stack go to, and no others.</summary>
    public Output<string> QueueArn => _jobs.QueueArn;

    public TranscodeComponent(string name, TranscodeComponentArgs args, ComponentResourceOptions? options = null)
        : base("videostack:infra:Transcode", name, args, options)
    {
        _name = name;
        _args = args;

        _jobs = new EncodingJobs(name, args.Functions.Account, args.Storage, args.Settings.RateControl, this);
        var ingest = CreateIngestUpload();
        NotifyOfUploads(ingest);
        var track = CreateTrackTranscode();
        JobEvents.Send($"{name}-jobs", QueueArn, track, this);

        Functions = [ingest, track];
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["queueArn"] = QueueArn,
            ["jobTemplateName"] = _jobs.TemplateName,
        });
    }

    /// <summary>The function that prepares a film anew when its owner asks for it.</summary>
    public FunctionComponent DeclareRetry() =>
        // It looks into the file and makes the job while somebody waits: as long as API Gateway does.
        CreateStarter("retry-transcode", "RetryTranscode", timeout: 29, asynchronous: false);

    /// <summary>A function that looks into a file that has arrived and starts its job, as ingestion does.</summary>
    /// <param name="name">Its resource's name.</param>
    /// <param name="handler">The handler in the executable.</param>
    /// <param name="timeout">Seconds.</param>
    /// <param name="asynchronous">Called by events rather than by a waiting client.</param>
    /// <param name="environment">What else it is told.</param>
    /// <param name="rights">What else it may do.</param>
    /// <param name="parent">What it belongs to; null for the stack.</param>
    internal FunctionComponent CreateStarter(
        string name, string handler, int timeout, bool asynchronous, Variable[]? environment = null, IEnumerable<Statement>? rights = null, Resource? parent = null) =>
        new(name, new FunctionComponentArgs
        {
            Handler = handler,
            ServiceWithoutEndpoint = "MediaConvert",
            Package = _args.Package,
            Defaults = _args.Functions,
            Asynchronous = asynchronous,
            Timeout = timeout,
            Environment = FunctionFactory.Told([.. StarterEnvironment, .. environment ?? []]),
            Rights = [.. AllowPreparing(), .. rights ?? []],
        }, new ComponentResourceOptions { Parent = parent });

    private FunctionComponent CreateIngestUpload() => CreateStarter($"{_name}-ingest", "IngestUpload", timeout: 60, asynchronous: true,
        // Of films that were deleted while their bytes were on their way.
        rights: [Statement.Allow("EraseOriginals", "s3:DeleteObjectVersion").On(Uploads)], parent: this);

    private Variable[] StarterEnvironment =>
    [
        .. _jobs.Environment,
        ("VIDEOS_TABLE", _args.Storage.Videos.TableName),
        ("USAGE_TABLE", _args.Storage.Usage.TableName),
        ("RAW_BUCKET", _args.Storage.Raw.BucketName),
        ("PROCESSED_BUCKET", _args.Storage.Processed.BucketName),
        ("MAX_DURATION_MINUTES", $"{_args.Settings.MaxDurationMinutes}"),
        ("MONTHLY_BUDGET_USD", _args.Settings.MonthlyBudgetUsd is { } budget ? (Input<string>)budget.ToString(CultureInfo.InvariantCulture) : null),
    ];

    private Statement[] AllowPreparing() =>
    [
        _args.Storage.Videos.Allow("dynamodb:GetItem", "dynamodb:UpdateItem"),
        _args.Storage.Usage.Allow("dynamodb:UpdateItem"),
        Statement.Allow("ReadOriginals", "s3:GetObject", "s3:GetObjectVersion").On(Uploads),
        // Without it S3 answers 403 for an object that is gone, as if it were there.
        Statement.Allow("SeeWhatIsGone", "s3:ListBucket").On(_args.Storage.Raw.Arn),
        .. _jobs.AllowStarting(),
    ];

    private FunctionComponent CreateTrackTranscode() => new($"{_name}-track", new FunctionComponentArgs
    {
        Handler = "TrackTranscode",
        ServiceWithoutEndpoint = "MediaConvert",
        Package = _args.Package,
        Defaults = _args.Functions,
        Asynchronous = true,
        // A job may end for a film that is gone: then its renditions, thousands of objects, are erased here.
        Timeout = 300,
        Environment =
        {
            ["VIDEOS_TABLE"] = _args.Storage.Videos.TableName,
            ["USAGE_TABLE"] = _args.Storage.Usage.TableName,
            ["PROCESSED_BUCKET"] = _args.Storage.Processed.BucketName,
        },
        Rights =
        [
            _args.Storage.Videos.Allow("dynamodb:GetItem", "dynamodb:UpdateItem"),
            // A job that fails costs nothing, and its owner gets that part of the budget back.
            _args.Storage.Usage.Allow("dynamodb:UpdateItem"),
            .. AllowPublishing(),
            // Of films that were deleted while their job was running.
            _jobs.AllowCancelling(),
            .. _args.Storage.Processed.AllowErasing("Renditions", StorageComponent.MediaPrefix),
        ],
    }, new ComponentResourceOptions { Parent = this });

    /// <summary>Allows what the end of a job needs: to read what it made, and to write the index of the storyboard.</summary>
    internal Statement[] AllowPublishing() =>
    [
        Statement.Allow("ReadManifests", "s3:GetObject").On(_args.Storage.Processed.Objects($"{StorageComponent.MediaPrefix}*.m3u8")),
        Statement.Allow("WriteStoryboard", "s3:PutObject").On(_args.Storage.Processed.Objects($"{StorageComponent.MediaPrefix}*/storyboard.vtt")),
    ];

    /// <summary>Allows to ask for the state of a job.</summary>
    internal Statement AllowAsking() => _jobs.AllowAsking();

    private void NotifyOfUploads(FunctionComponent ingest)
    {
        var raw = _args.Storage.Raw;
        // A bucket's ARN names no account, and a deleted bucket's name may become somebody else's.
        var permission = ingest.AllowInvoke("from-raw-bucket", "s3.amazonaws.com", raw.Arn, _args.Functions.Account.Id);
        _ = new BucketNotification($"{_name}-uploads", new BucketNotificationArgs
        {
            Bucket = raw.BucketName,
            LambdaFunctions =
            {
                new BucketNotificationLambdaFunctionArgs
                {
                    LambdaFunctionArn = ingest.AliasArn,
                    Events = { "s3:ObjectCreated:*" },
                    FilterPrefix = StorageComponent.UploadsPrefix,
                },
            },
            // S3 tries the call when the notification is set: the permission must hold by then.
        }, new CustomResourceOptions { Parent = this, DependsOn = { permission } });
    }

    private Output<string> Uploads => _args.Storage.Raw.Objects($"{StorageComponent.UploadsPrefix}*");
}
