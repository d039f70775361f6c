using VideoStack.Local.Graph;

namespace VideoStack.Local.Lambda;

/// <summary>The functions' resource policies: which AWS service may call what, and for whom.</summary>
/// <remarks>A permission given for an alias does not admit calls of the plain function, nor the other way round; as on AWS.</remarks>
public sealed class FunctionPermissions(ResourceGraph graph)
{
    private const string ResourceType = "aws:lambda/permission:Permission";

    /// <summary>True when a permission lets this service call this function on behalf of this source.</summary>
    /// <param name="functionArn">The ARN that is called, with its alias if it has one.</param>
    /// <param name="service">Such as <c>events.amazonaws.com</c>.</param>
    /// <param name="sourceArn">The rule, bucket or API method that causes the call.</param>
    public bool Allow(string functionArn, string service, string sourceArn)
    {
        var called = FunctionName.Parse(functionArn);
        return graph.OfType(ResourceType).Select(permission => permission.Inputs).Any(permission =>
            FunctionName.Parse(permission.Text("function") ?? "") is var admitted
            && admitted.Name == called.Name
            && (permission.Text("qualifier") ?? admitted.Qualifier) == called.Qualifier
            && permission.Text("principal") == service
            && permission.Text("action") is "lambda:InvokeFunction" or "lambda:*"
            && (permission.Text("sourceArn") is not { } pattern || ArnPattern.Matches(pattern, sourceArn))
            && (permission.Text("sourceAccount") is not { } account || AccountOf(sourceArn) is null || AccountOf(sourceArn) == account));
    }

    // A bucket's ARN names no account.
    private static string? AccountOf(string arn) => arn.Split(':') is [_, _, _, _, { Length: > 0 } account, ..] ? account : null;
}
