using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Cdn;

/// <summary>Code of the program that runs when a viewer's request arrives (a CloudFront Function).</summary>
/// <param name="Code">JavaScript that declares <c>handler</c>.</param>
internal sealed record EdgeFunction(string Arn, string Code)
{
    private const string Runtime = "cloudfront-js-2.0";

    /// <summary>The function of a behaviour, or null.</summary>
    /// <exception cref="LocalException">The behaviour runs code of another kind, or code that the program does not declare.</exception>
    public static EdgeFunction? Of(JsonNode behaviour, string pattern, ResourceGraph graph)
    {
        if (behaviour.Items("lambdaFunctionAssociations").Any())
            throw new LocalException($"The behaviour for {pattern} runs a Lambda function at the edge, which the local edge cannot.");

        var associations = behaviour.Items("functionAssociations").ToList();
        if (associations.Count == 0) return null;

        if (associations is not [var association] || association.Text("eventType") != "viewer-request")
            throw new LocalException($"The behaviour for {pattern} runs functions on answers, which the local edge cannot.");

        var arn = association.Text("functionArn") ?? "";
        var inputs = graph.Find("aws:cloudfront/function:Function", "arn", arn)?.Inputs
            ?? throw new LocalException($"The behaviour for {pattern} runs the function {arn}, which the program does not declare.");
        return inputs.Text("runtime") == Runtime
            ? new(arn, inputs.Text("code") ?? "")
            : throw new LocalException($"The function {arn} is for another runtime than {Runtime}, which the local edge cannot run.");
    }
}
