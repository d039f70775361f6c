using Pulumi;
using Pulumi.Aws.CloudFront;
using Pulumi.Aws.CloudFront.Inputs;

namespace VideoStack.Infra.Components.Edge;

/// <summary>Code at the edge that keeps the cookies of one film from opening another, <c>media-request.js</c>.</summary>
internal sealed class MediaRequestFunction
{
    private readonly Function _function;

    public MediaRequestFunction(string name, ComponentResource parent) => _function = new Function($"{name}-media-request", new FunctionArgs
    {
        Comment = "Refuses queries that would make one film's cookies match another film",
        // The first runtime that tells a function the query as it came.
        Runtime = "cloudfront-js-2.0",
        Code = ReadCode(),
        Publish = true,
    }, new CustomResourceOptions { Parent = parent });

    public DistributionOrderedCacheBehaviorFunctionAssociationArgs OnRequest() => new()
    {
        EventType = "viewer-request",
        FunctionArn = _function.Arn,
    };

    private static string ReadCode()
    {
        using var stream = typeof(MediaRequestFunction).Assembly.GetManifestResourceStream("media-request.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
