#nullable enable
using System.Globalization;
using System.Net.Http.Headers;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What the Runtime API tells about an invocation.</summary>
internal sealed class InvocationHeaders(HttpResponseHeaders headers)
{
    public string RequestId { get; } = Value(headers, "Lambda-Runtime-Aws-Request-Id")
        ?? throw new InvalidOperationException("The Runtime API sent an event without Lambda-Runtime-Aws-Request-Id.");

    public string? InvokedFunctionArn { get; } = Value(headers, "Lambda-Runtime-Invoked-Function-Arn");

    public string? TraceId { get; } = Value(headers, "Lambda-Runtime-Trace-Id");

    public string? TenantId { get; } = Value(headers, "Lambda-Runtime-Aws-Tenant-Id");

    public string? ClientContext { get; } = Value(headers, "Lambda-Runtime-Client-Context");

    public string? CognitoIdentity { get; } = Value(headers, "Lambda-Runtime-Cognito-Identity");

    /// <summary>When Lambda ends the invocation, epoch milliseconds.</summary>
    public long Deadline { get; } =
        long.TryParse(Value(headers, "Lambda-Runtime-Deadline-Ms"), CultureInfo.InvariantCulture, out var deadline) ? deadline : 0;

    private static string? Value(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}

/// <summary>The context of an invocation, from the Runtime API and the environment.</summary>
internal sealed class InvocationContext(InvocationHeaders headers, ILambdaLogger logger, ILambdaSerializer? serializer) : ILambdaContext
{
    public string AwsRequestId => headers.RequestId;

    public IClientContext ClientContext { get; } = MobileClient.Context(headers.ClientContext);

    public string? FunctionName => Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME");

    public string? FunctionVersion => Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_VERSION");

    public ICognitoIdentity Identity { get; } = MobileClient.Identity(headers.CognitoIdentity);

    public string? InvokedFunctionArn => headers.InvokedFunctionArn;

    public ILambdaLogger Logger => logger;

    public string? LogGroupName => Environment.GetEnvironmentVariable("AWS_LAMBDA_LOG_GROUP_NAME");

    public string? LogStreamName => Environment.GetEnvironmentVariable("AWS_LAMBDA_LOG_STREAM_NAME");

    public int MemoryLimitInMB =>
        int.TryParse(Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), CultureInfo.InvariantCulture, out var size) ? size : 0;

    public TimeSpan RemainingTime => DateTimeOffset.FromUnixTimeMilliseconds(headers.Deadline) - DateTimeOffset.UtcNow;

    public string? TenantId => headers.TenantId;

    public string? TraceId => headers.TraceId;

    public ILambdaSerializer? Serializer => serializer;
}
