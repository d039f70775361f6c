namespace VideoStack.Local.Graph;

/// <summary>Where the local platform pretends to be.</summary>
/// <param name="Region">From the stack's <c>aws:region</c>.</param>
internal sealed record Place(string Region)
{
    public const string Partition = "aws";
    public const string DnsSuffix = "amazonaws.com";

    /// <summary>The emulator's own account.</summary>
    public string AccountId { get; } = "123456789012";

    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{AccountId}:{resource}";

    /// <summary>Of a service that knows no regions, such as IAM and CloudFront.</summary>
    public string GlobalArn(string service, string resource) => $"arn:{Partition}:{service}::{AccountId}:{resource}";

    /// <summary>Where API Gateway calls a function.</summary>
    public string InvokeArn(string functionArn) =>
        $"arn:{Partition}:apigateway:{Region}:lambda:path/2015-03-31/functions/{functionArn}/invocations";
}
