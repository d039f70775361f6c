namespace Amazon.Lambda.Core;

/// <summary>What a handler may know about the invocation it serves.</summary>
public interface ILambdaContext
{
    /// <summary>Identifies this invocation; the same for every retry of one asynchronous event.</summary>
    string AwsRequestId { get; }

    /// <summary>What a mobile client sent about itself.</summary>
    IClientContext ClientContext { get; }

    /// <summary>The name of the running function.</summary>
    string FunctionName { get; }

    /// <summary>The published version, or <c>$LATEST</c>.</summary>
    string FunctionVersion { get; }

    /// <summary>The Cognito identity of a mobile client.</summary>
    ICognitoIdentity Identity { get; }

    /// <summary>The ARN that was invoked; ends with the alias or version when one was named.</summary>
    string InvokedFunctionArn { get; }

    /// <summary>Writes to the function's log.</summary>
    ILambdaLogger Logger { get; }

    /// <summary>The CloudWatch log group.</summary>
    string LogGroupName { get; }

    /// <summary>The CloudWatch log stream of this execution environment.</summary>
    string LogStreamName { get; }

    /// <summary>The memory configured for the function, in MB.</summary>
    int MemoryLimitInMB { get; }

    /// <summary>The time left until Lambda ends the invocation; negative once it has passed.</summary>
    TimeSpan RemainingTime { get; }

    /// <summary>The tenant, for functions that isolate tenants.</summary>
    string TenantId => string.Empty;

    /// <summary>The X-Ray trace header of the invocation.</summary>
    string TraceId => string.Empty;

    /// <summary>The serializer that the bootstrap was given; null for a handler of streams.</summary>
    ILambdaSerializer Serializer => null;
}
