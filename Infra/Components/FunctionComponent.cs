using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;
using VideoStack.Infra.Iam;
using VideoStack.Infra.Packaging;
using Alias = Pulumi.Aws.Lambda.Alias;
using AliasArgs = Pulumi.Aws.Lambda.AliasArgs;
using AwsIam = Pulumi.Aws.Iam;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Sqs = Pulumi.Aws.Sqs;

namespace VideoStack.Infra.Components;

/// <summary>One Lambda function with everything that belongs to it: role, log, alias and, when events call it, a dead-letter queue.</summary>
public sealed class FunctionComponent : ComponentResource
{
    /// <summary>What callers call: a version behind it is replaced in one step.</summary>
    public const string AliasName = "live";

    private const int RetryAttempts = 2;
    private const int MaxEventAgeSeconds = 6 * 60 * 60;

    private readonly string _name;
    private readonly AwsIam.Role _role;
    private readonly Alias _alias;

    /// <summary>The ARN of the alias: what rules and notifications call.</summary>
    public Output<string> AliasArn { get; }

    /// <summary>The address of the alias for API Gateway.</summary>
    public Output<string> InvokeArn { get; }

    /// <summary>What Lambda's metrics call it.</summary>
    public Output<string> FunctionName { get; }

    /// <summary>The log that the function writes.</summary>
    public Output<string> LogGroupName { get; }

    /// <summary>Where events go that failed for good; null for a function that clients call.</summary>
    public Sqs.Queue? DeadLetters { get; private set; }

    public FunctionComponent(string name, FunctionComponentArgs args, ComponentResourceOptions? options = null)
        : base("videostack:infra:Function", name, args, options)
    {
        _name = name;

        var log = CreateLog(args);
        DeadLetters = args.Asynchronous ? DeadLetterQueue.Create(name, this) : null;
        _role = CreateRole(args);
        var rights = GrantRights(log, args);
        var function = CreateFunction(rights, log, args);
        _alias = CreateAlias(function);
        if (args.Asynchronous) LimitRetries(function);

        AliasArn = _alias.Arn;
        InvokeArn = _alias.InvokeArn;
        FunctionName = function.Name;
        LogGroupName = log.Name;
        RegisterOutputs(new Dictionary<string, object?> { ["aliasArn"] = AliasArn });
    }

    /// <summary>Lets a service call the function, on behalf of one source only.</summary>
    /// <param name="caller">Part of the permission's name: who calls.</param>
    /// <param name="service">Such as <c>events.amazonaws.com</c>.</param>
    /// <param name="sourceArn">The rule, bucket or API method that may cause a call.</param>
    /// <param name="sourceAccount">The source's account, where its ARN does not tell it: buckets.</param>
    /// <returns>The permission, for what must wait until it holds.</returns>
    public Permission AllowInvoke(string caller, string service, Input<string> sourceArn, Input<string>? sourceAccount = null) =>
        new($"{_name}-{caller}", new PermissionArgs
        {
            Action = "lambda:InvokeFunction",
            Function = _alias.FunctionName,
            Qualifier = _alias.Name,
            Principal = service,
            SourceArn = sourceArn,
            SourceAccount = sourceAccount,
        }, new CustomResourceOptions { Parent = this });

    /// <summary>Calls the function with the changes of a table that match, in order; again for those that it fails on, alone in the end.</summary>
    /// <param name="source">Part of the resources' names: whose changes.</param>
    /// <param name="table">It must have a stream.</param>
    /// <param name="pattern">Which changes, as Lambda's event filters say it.</param>
    /// <param name="reading">How many at once, and how long it insists; default a few, for minutes.</param>
    /// <exception cref="InvalidOperationException">The function has dead letters: it is called by something else.</exception>
    public void ReadStream(string source, DataTable table, JsonObject pattern, StreamReading? reading = null)
    {
        if (DeadLetters is not null) throw new InvalidOperationException($"'{_name}' is called by events already.");
        DeadLetters = DeadLetterQueue.Create(_name, this);

        var rights = new AwsIam.RolePolicy($"{_name}-{source}-rights", new AwsIam.RolePolicyArgs
        {
            Role = _role.Id,
            Policy = PolicyDocument.Of([.. table.AllowReadStream(), AllowDeadLetters(DeadLetters)]),
        }, new CustomResourceOptions { Parent = this });
        // Lambda tries the stream when the mapping is made: the rights must hold by then.
        _ = new EventSourceMapping($"{_name}-{source}", StreamMapping.Of(table, pattern, reading ?? new StreamReading(), AliasArn, DeadLetters.Arn),
            new CustomResourceOptions { Parent = this, DependsOn = { rights } });
    }

    private CloudWatch.LogGroup CreateLog(FunctionComponentArgs args) => new($"{_name}-log", new CloudWatch.LogGroupArgs
    {
        RetentionInDays = args.Defaults.LogRetentionDays,
    }, new CustomResourceOptions { Parent = this });

    private AwsIam.Role CreateRole(FunctionComponentArgs args) => new($"{_name}-role", new AwsIam.RoleArgs
    {
        AssumeRolePolicy = TrustPolicy.ForService("lambda.amazonaws.com", args.Defaults.Account.Id),
    }, new CustomResourceOptions { Parent = this });

    private AwsIam.RolePolicy GrantRights(CloudWatch.LogGroup log, FunctionComponentArgs args)
    {
        var rights = new List<Statement>
        {
            Statement.Allow("Log", "logs:CreateLogStream", "logs:PutLogEvents").On(Output.Format($"{log.Arn}:*")),
        };
        rights.AddRange(args.Rights);
        if (DeadLetters is not null) rights.Add(AllowDeadLetters(DeadLetters));
        if (NetworkOf(args) is { } network) rights.AddRange(network.Rights());

        return new AwsIam.RolePolicy($"{_name}-rights", new AwsIam.RolePolicyArgs
        {
            Role = _role.Id,
            Policy = PolicyDocument.Of(rights),
        }, new CustomResourceOptions { Parent = this });
    }

    private Function CreateFunction(AwsIam.RolePolicy rights, CloudWatch.LogGroup log, FunctionComponentArgs args)
    {
        var isNative = args.Defaults.Target.Runtime == FunctionRuntime.Native;
        // The managed runtime takes the assembly's name as its handler, so the executable learns the real one from its environment.
        var environment = new InputMap<string> { ["FUNCTION_HANDLER"] = args.Handler };
        foreach (var (name, value) in args.Environment) environment.Add(name, value);

        return new Function($"{_name}-function", new FunctionArgs
        {
            Runtime = isNative ? "provided.al2023" : "dotnet10",
            Handler = isNative ? args.Handler : args.Package.Project,
            Architectures = { args.Defaults.Target.Architecture == FunctionArchitecture.Arm64 ? "arm64" : "x86_64" },
            Code = new FileArchive(args.Package.Path),
            SourceCodeHash = args.Package.SourceCodeHash,
            Role = _role.Arn,
            MemorySize = args.MemorySize,
            Timeout = args.Timeout,
            ReservedConcurrentExecutions = ToInput(args.Defaults.ReservedConcurrency),
            // Every change makes a version, which the alias then points to.
            Publish = true,
            Environment = new FunctionEnvironmentArgs { Variables = environment },
            LoggingConfig = new FunctionLoggingConfigArgs { LogFormat = "JSON", LogGroup = log.Name },
            DeadLetterConfig = CreateDeadLetterConfig(),
            VpcConfig = NetworkOf(args) is { } network ? (Input<FunctionVpcConfigArgs>)network.Config : null,
        }, new CustomResourceOptions { Parent = this, DependsOn = { rights } });
    }

    private Alias CreateAlias(Function function) => new($"{_name}-alias", new AliasArgs
    {
        Name = AliasName,
        FunctionName = function.Name,
        FunctionVersion = function.Version,
    }, new CustomResourceOptions { Parent = this });

    private void LimitRetries(Function function) => _ = new FunctionEventInvokeConfig($"{_name}-retries", new FunctionEventInvokeConfigArgs
    {
        FunctionName = function.Name,
        Qualifier = _alias.Name,
        MaximumRetryAttempts = RetryAttempts,
        MaximumEventAgeInSeconds = MaxEventAgeSeconds,
    }, new CustomResourceOptions { Parent = this });

    private static Statement AllowDeadLetters(Sqs.Queue letters) => Statement.Allow("DeadLetters", "sqs:SendMessage").On(letters.Arn);

    private Input<FunctionDeadLetterConfigArgs>? CreateDeadLetterConfig() =>
        DeadLetters is null ? null : (Input<FunctionDeadLetterConfigArgs>)new FunctionDeadLetterConfigArgs { TargetArn = DeadLetters.Arn };

    private static FunctionNetwork? NetworkOf(FunctionComponentArgs args) => args.ServiceWithoutEndpoint is null ? args.Defaults.Network : null;

    private static Input<int>? ToInput(int? value) => value is { } number ? (Input<int>)number : null;
}
