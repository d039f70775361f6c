using System.Security.Cryptography;
using System.Text;
using Pulumi;
using Pulumi.Aws.ApiGateway;
using Pulumi.Aws.ApiGateway.Inputs;
using VideoStack.Infra.Api;
using VideoStack.Infra.Components.Api;
using VideoStack.Infra.Iam;
using AwsIam = Pulumi.Aws.Iam;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Deployment = Pulumi.Aws.ApiGateway.Deployment;
using DeploymentArgs = Pulumi.Aws.ApiGateway.DeploymentArgs;

namespace VideoStack.Infra.Components;

/// <summary>What <see cref="ApiComponent"/> needs to know.</summary>
public sealed class ApiComponentArgs : Pulumi.ResourceArgs
{
    public required AwsAccount Account { get; init; }

    /// <summary>The function that answers each operation of the contract, by operationId.</summary>
    public required IReadOnlyDictionary<string, FunctionComponent> Handlers { get; init; }

    /// <summary>The function that tells who calls.</summary>
    public required FunctionComponent Authorizer { get; init; }

    /// <summary>How much the API takes, over all operations.</summary>
    public required ApiLimits Limits { get; init; }

    /// <summary>How much each operation takes that guesses could be made with: every POST under <c>/api/auth/</c>.</summary>
    public required ApiLimits AuthLimits { get; init; }

    /// <summary>Days that the access log is kept.</summary>
    public required int LogRetentionDays { get; init; }

    /// <summary>Write a line for each request. The account must have a logging role for API Gateway.</summary>
    public bool AccessLogs { get; init; }

    /// <summary>Set the account-wide logging role. One stack of the account may do it, or the account's owner.</summary>
    public bool ManageAccount { get; init; }
}

/// <summary>The HTTP API: what <c>openapi.yaml</c> promises, behind a key that only the distribution has.</summary>
public sealed class ApiComponent : ComponentResource
{
    private const string StageName = "v1";
    private const string Gateway = "apigateway.amazonaws.com";

    private readonly string _name;
    private readonly ApiKey _key;

    /// <summary>The API's own address, which the distribution calls.</summary>
    public Output<string> DomainName { get; }

    /// <summary>What stands before every path at that address.</summary>
    public static string PathPrefix => $"/{StageName}";

    /// <summary>The key that every request must carry in <c>x-api-key</c>. Secret.</summary>
    public Output<string> Key => _key.Value;

    public ApiComponent(string name, ApiComponentArgs args, ComponentResourceOptions? options = null)
        : base("videostack:infra:Api", name, args, options)
    {
        _name = name;

        var contract = OpenApiDocument.Load();
        var body = DescribeGateway(contract, args);
        var api = CreateApi(body);
        AllowGatewayToInvoke(api, contract, args);
        var deployment = Deploy(api, body);
        var account = args.ManageAccount ? SetAccountLoggingRole(args) : null;
        var stage = CreateStage(api, deployment, account, args);
        var throttling = new MethodThrottling(name, api, stage, this);
        throttling.All(args.Limits);
        throttling.Guessing(contract, args.AuthLimits);
        _key = CreateKey(api, stage, args);

        DomainName = Output.Format($"{api.Id}.execute-api.{args.Account.Region}.{args.Account.DnsSuffix}");
        RegisterOutputs(new Dictionary<string, object?> { ["domainName"] = DomainName });
    }

    private static Output<string> DescribeGateway(OpenApiDocument contract, ApiComponentArgs args)
    {
        contract.RequireHandlers(args.Handlers.Keys);
        var operations = args.Handlers.Keys.Order(StringComparer.Ordinal).ToList();
        var invokeArns = Output.All(operations.Select(operation => args.Handlers[operation].InvokeArn));
        return Output.Tuple(invokeArns, args.Authorizer.InvokeArn).Apply(arns => contract.ForGateway(
            operations.Zip(arns.Item1).ToDictionary(pair => pair.First, pair => pair.Second), arns.Item2));
    }

    private RestApi CreateApi(Output<string> body) => new($"{_name}-rest", new RestApiArgs
    {
        Body = body,
        EndpointConfiguration = new RestApiEndpointConfigurationArgs { Types = "REGIONAL" },
        ApiKeySource = "HEADER",
        // The document is the whole truth: what it no longer names goes.
        PutRestApiMode = "overwrite",
    }, new CustomResourceOptions { Parent = this });

    private static void AllowGatewayToInvoke(RestApi api, OpenApiDocument contract, ApiComponentArgs args)
    {
        foreach (var operation in contract.Operations)
        {
            // In an ARN a path parameter is "*".
            var source = Output.Format($"{api.ExecutionArn}/{StageName}/{operation.Method}{operation.PathPattern}");
            args.Handlers[operation.Id].AllowInvoke($"from-api-{operation.KebabId}", Gateway, source);
        }

        // The gateway numbers its authorizers itself. There are two, and they are this function.
        args.Authorizer.AllowInvoke("from-api", Gateway, Output.Format($"{api.ExecutionArn}/authorizers/*"));
    }

    // A deployment is a snapshot: without a new one, a changed document would not be served.
    private Deployment Deploy(RestApi api, Output<string> body) => new($"{_name}-deployment", new DeploymentArgs
    {
        RestApi = api.Id,
        Triggers = { ["body"] = body.Apply(Sha256) },
    }, new CustomResourceOptions { Parent = this });

    private Account SetAccountLoggingRole(ApiComponentArgs args)
    {
        var role = new AwsIam.Role($"{_name}-logging-role", new AwsIam.RoleArgs
        {
            AssumeRolePolicy = TrustPolicy.ForService(Gateway, args.Account.Id),
        }, new CustomResourceOptions { Parent = this });
        // API Gateway refuses a role that lacks any right of this policy of its own.
        var rights = new AwsIam.RolePolicyAttachment($"{_name}-logging-rights", new AwsIam.RolePolicyAttachmentArgs
        {
            Role = role.Name,
            PolicyArn = Output.Format($"arn:{args.Account.Partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"),
        }, new CustomResourceOptions { Parent = this });
        return new Account($"{_name}-account", new AccountArgs { CloudwatchRoleArn = role.Arn },
            new CustomResourceOptions { Parent = this, DependsOn = { rights } });
    }

    private Stage CreateStage(RestApi api, Deployment deployment, Account? account, ApiComponentArgs args)
    {
        var options = new CustomResourceOptions { Parent = this };
        if (account is not null) options.DependsOn.Add(account);
        return new Stage($"{_name}-stage", new StageArgs
        {
            RestApi = api.Id,
            Deployment = deployment.Id,
            StageName = StageName,
            AccessLogSettings = args.AccessLogs ? (Input<StageAccessLogSettingsArgs>)CreateAccessLog(args) : null,
        }, options);
    }

    private StageAccessLogSettingsArgs CreateAccessLog(ApiComponentArgs args)
    {
        var log = new CloudWatch.LogGroup($"{_name}-access-log", new CloudWatch.LogGroupArgs
        {
            RetentionInDays = args.LogRetentionDays,
        }, new CustomResourceOptions { Parent = this });
        return new StageAccessLogSettingsArgs { DestinationArn = log.Arn, Format = AccessLogFormat.Json };
    }

    private ApiKey CreateKey(RestApi api, Stage stage, ApiComponentArgs args)
    {
        var key = new ApiKey($"{_name}-key", new ApiKeyArgs { Description = "The distribution's." }, new CustomResourceOptions { Parent = this });
        var plan = new UsagePlan($"{_name}-usage-plan", new UsagePlanArgs
        {
            ApiStages = { new UsagePlanApiStageArgs { ApiId = api.Id, Stage = stage.StageName } },
            // Counted by key over all methods; there is one key, so this is the API's total.
            ThrottleSettings = new UsagePlanThrottleSettingsArgs { RateLimit = args.Limits.Rate, BurstLimit = args.Limits.Burst },
        }, new CustomResourceOptions { Parent = this });
        _ = new UsagePlanKey($"{_name}-usage-plan-key", new UsagePlanKeyArgs
        {
            KeyId = key.Id,
            KeyType = "API_KEY",
            UsagePlanId = plan.Id,
        }, new CustomResourceOptions { Parent = this });
        return key;
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
