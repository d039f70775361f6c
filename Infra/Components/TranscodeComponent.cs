using Pulumi;
using Pulumi.Aws.MediaConvert;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;
using VideoStack.Infra.Components.Transcode;
using VideoStack.Infra.Iam;
using VideoStack.Infra.Media;
using VideoStack.Infra.Packaging;
using AwsIam = Pulumi.Aws.Iam;
using CloudFormation = Pulumi.Aws.CloudFormation;

namespace VideoStack.Infra.Components;

/// <summary>What <see cref="TranscodeComponent"/> needs to know.</summary>
public sealed class TranscodeComponentArgs : Pulumi.ResourceArgs
{
    public required StorageComponent Storage { get; init; }

    /// <summary>The executable with IngestUpload and TrackTranscode.</summary>
    public required FunctionPackage Package { get; init; }

    public required FunctionDefaults Functions { get; init; }
}

/// <summary>From an uploaded file to a film that plays: one MediaConvert job for each, and its progress in the table.</summary>
public sealed class TranscodeComponent : ComponentResource
{
    private readonly string _name;
    private readonly TranscodeComponentArgs _args;
    private readonly string _stack = Pulumi.Deployment.Instance.StackName;

    /// <summary>The functions that uploads and job events call.</summary>
    public IReadOnlyList<FunctionComponent> Functions { get; }

    public TranscodeComponent(string name, TranscodeComponentArgs args, ComponentResourceOptions? options = null)
        : base("videostack:infra:Transcode", name, args, options)
    {
        _name = name;
        _args = args;

        var queue = CreateQueue();
        var template = CreateJobTemplate(queue);
        var role = CreateMediaConvertRole(queue);
        var ingest = CreateIngestUpload(queue, template, role);
        NotifyOfUploads(ingest);
        var track = CreateTrackTranscode();
        JobEvents.Send($"{name}-jobs", queue, track, this);

        Functions = [ingest, track];
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["queueArn"] = queue.Arn,
            ["jobTemplateName"] = NameOf(template),
        });
    }

    private Queue CreateQueue() => new($"{_name}-queue", new QueueArgs
    {
        Description = $"The films of stack {_stack}.",
        PricingPlan = "ON_DEMAND",
    }, new CustomResourceOptions { Parent = this });

    private CloudFormation.Stack CreateJobTemplate(Queue queue) => new($"{_name}-template", new CloudFormation.StackArgs
    {
        TemplateBody = queue.Arn.Apply(arn => JobTemplateStack.Render($"{_stack}-MovieHLS", arn)),
    }, new CustomResourceOptions { Parent = this });

    private AwsIam.Role CreateMediaConvertRole(Queue queue)
    {
        var role = new AwsIam.Role($"{_name}-mediaconvert-role", new AwsIam.RoleArgs
        {
            AssumeRolePolicy = TrustPolicy.ForService("mediaconvert.amazonaws.com", _args.Functions.Account.Id, queue.Arn),
        }, new CustomResourceOptions { Parent = this });
        _ = new AwsIam.RolePolicy($"{_name}-mediaconvert-rights", new AwsIam.RolePolicyArgs
        {
            Role = role.Id,
            Policy = PolicyDocument.Of(
                Statement.Allow("ReadOriginals", "s3:GetObject").On(Uploads),
                Statement.Allow("WriteRenditions", "s3:PutObject").On(_args.Storage.Processed.Objects($"{StorageComponent.MediaPrefix}*"))),
        }, new CustomResourceOptions { Parent = this });
        return role;
    }

    private FunctionComponent CreateIngestUpload(Queue queue, CloudFormation.Stack template, AwsIam.Role role) =>
        new($"{_name}-ingest", new FunctionComponentArgs
        {
            Handler = "IngestUpload",
            ServiceWithoutEndpoint = "MediaConvert",
            Package = _args.Package,
            Defaults = _args.Functions,
            Asynchronous = true,
            Timeout = 60,
            Environment =
            {
                ["STACK"] = _stack,
                ["VIDEOS_TABLE"] = _args.Storage.Videos.TableName,
                ["RAW_BUCKET"] = _args.Storage.Raw.BucketName,
                ["PROCESSED_BUCKET"] = _args.Storage.Processed.BucketName,
                ["TRANSCODE_QUEUE"] = queue.Arn,
                ["TRANSCODE_ROLE"] = role.Arn,
                ["TRANSCODE_TEMPLATE"] = NameOf(template),
            },
            Rights =
            [
                _args.Storage.Videos.Allow("dynamodb:GetItem", "dynamodb:UpdateItem"),
                Statement.Allow("ReadOriginals", "s3:GetObject", "s3:GetObjectVersion").On(Uploads),
                // Of films that were deleted while their bytes were on their way.
                Statement.Allow("EraseOriginals", "s3:DeleteObjectVersion").On(Uploads),
                // Without it S3 answers 403 for an object that is gone, as if it were there.
                Statement.Allow("SeeWhatIsGone", "s3:ListBucket").On(_args.Storage.Raw.Arn),
                Statement.Allow("Probe", "mediaconvert:Probe").OnEverything(),
                Statement.Allow("ReadTemplate", "mediaconvert:GetJobTemplate").On(ArnOf(template)),
                // Searching tells whether a job was made, when its id was lost.
                Statement.Allow("StartJobs", "mediaconvert:CreateJob", "mediaconvert:SearchJobs").On(queue.Arn),
                Statement.Allow("LendRole", "iam:PassRole").On(role.Arn)
                    .When("StringEquals", "iam:PassedToService", "mediaconvert.amazonaws.com"),
            ],
        }, new ComponentResourceOptions { Parent = this });

    private FunctionComponent CreateTrackTranscode() => new($"{_name}-track", new FunctionComponentArgs
    {
        Handler = "TrackTranscode",
        Package = _args.Package,
        Defaults = _args.Functions,
        Asynchronous = true,
        // A job may end for a film that is gone: then its renditions, thousands of objects, are erased here.
        Timeout = 300,
        Environment =
        {
            ["VIDEOS_TABLE"] = _args.Storage.Videos.TableName,
            ["PROCESSED_BUCKET"] = _args.Storage.Processed.BucketName,
        },
        Rights =
        [
            _args.Storage.Videos.Allow("dynamodb:GetItem", "dynamodb:UpdateItem"),
            // Of films that were deleted while their job was running.
            .. _args.Storage.Processed.AllowErasing("Renditions", StorageComponent.MediaPrefix),
        ],
    }, new ComponentResourceOptions { Parent = this });

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

    private static Output<string> NameOf(CloudFormation.Stack template) => template.Outputs.Apply(outputs => outputs[JobTemplateStack.NameOutput]);

    private static Output<string> ArnOf(CloudFormation.Stack template) => template.Outputs.Apply(outputs => outputs[JobTemplateStack.ArnOutput]);
}
