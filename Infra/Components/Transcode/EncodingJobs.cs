using Pulumi;
using Pulumi.Aws.MediaConvert;
using VideoStack.Infra.Iam;
using VideoStack.Infra.Media;
using AwsIam = Pulumi.Aws.Iam;
using CloudFormation = Pulumi.Aws.CloudFormation;

namespace VideoStack.Infra.Components.Transcode;

/// <summary>What jobs of MediaConvert are made of: a queue, a template and a role; and what a function needs to start one.</summary>
internal sealed class EncodingJobs
{
    private readonly string _name;
    private readonly AwsAccount _account;
    private readonly StorageComponent _storage;
    private readonly CustomResourceOptions _options;
    private readonly string _stack = Pulumi.Deployment.Instance.StackName;
    private readonly Queue _queue;
    private readonly CloudFormation.Stack _template;
    private readonly AwsIam.Role _role;

    public EncodingJobs(string name, AwsAccount account, StorageComponent storage, RateControl rateControl, Resource parent)
    {
        _name = name;
        _account = account;
        _storage = storage;
        _options = new CustomResourceOptions { Parent = parent };

        _queue = CreateQueue();
        _template = CreateTemplate(rateControl);
        _role = CreateRole();
    }

    public Output<string> QueueArn => _queue.Arn;

    public Output<string> TemplateName => _template.Outputs.Apply(outputs => outputs[JobTemplateStack.NameOutput]);

    /// <summary>What a function that starts jobs is told.</summary>
    public (string Name, Input<string>? Value)[] Environment =>
    [
        ("STACK", _stack),
        ("TRANSCODE_QUEUE", QueueArn),
        ("TRANSCODE_ROLE", _role.Arn),
        ("TRANSCODE_TEMPLATE", TemplateName),
    ];

    /// <summary>Allows to look into an uploaded file, to start a job for it, and to find one that was started.</summary>
    public Statement[] AllowStarting() =>
    [
        Statement.Allow("Probe", "mediaconvert:Probe").OnEverything(),
        Statement.Allow("ReadTemplate", "mediaconvert:GetJobTemplate")
            .On(_template.Outputs.Apply(outputs => outputs[JobTemplateStack.ArnOutput])),
        // Searching tells whether a job was made, when its id was lost.
        Statement.Allow("StartJobs", "mediaconvert:CreateJob", "mediaconvert:SearchJobs").On(QueueArn),
        Statement.Allow("LendRole", "iam:PassRole").On(_role.Arn).When("StringEquals", "iam:PassedToService", "mediaconvert.amazonaws.com"),
    ];

    /// <summary>Allows to ask for the state of a job. MediaConvert names jobs by account, whatever their queue.</summary>
    public Statement AllowAsking() => Statement.Allow("AskForJobs", "mediaconvert:GetJob").On(AllJobs);

    /// <summary>Allows to stop jobs.</summary>
    public Statement AllowCancelling() => Statement.Allow("CancelJobs", "mediaconvert:CancelJob").On(AllJobs);

    private Output<string> AllJobs => Output.Format($"arn:{_account.Partition}:mediaconvert:{_account.Region}:{_account.Id}:jobs/*");

    private Queue CreateQueue() => new($"{_name}-queue", new QueueArgs
    {
        Description = $"The films of stack {_stack}.",
        PricingPlan = "ON_DEMAND",
    }, _options);

    private CloudFormation.Stack CreateTemplate(RateControl rateControl) => new($"{_name}-template", new CloudFormation.StackArgs
    {
        TemplateBody = QueueArn.Apply(arn => JobTemplateStack.Render($"{_stack}-MovieHLS", arn, rateControl)),
    }, _options);

    private AwsIam.Role CreateRole()
    {
        var role = new AwsIam.Role($"{_name}-mediaconvert-role", new AwsIam.RoleArgs
        {
            AssumeRolePolicy = TrustPolicy.ForService("mediaconvert.amazonaws.com", _account.Id, QueueArn),
        }, _options);
        _ = new AwsIam.RolePolicy($"{_name}-mediaconvert-rights", new AwsIam.RolePolicyArgs
        {
            Role = role.Id,
            Policy = PolicyDocument.Of(
                Statement.Allow("ReadOriginals", "s3:GetObject").On(_storage.Raw.Objects($"{StorageComponent.UploadsPrefix}*")),
                Statement.Allow("WriteRenditions", "s3:PutObject").On(_storage.Processed.Objects($"{StorageComponent.MediaPrefix}*"))),
        }, _options);
        return role;
    }
}
