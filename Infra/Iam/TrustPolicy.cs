using Pulumi;

namespace VideoStack.Infra.Iam;

/// <summary>Who may take a role on.</summary>
public static class TrustPolicy
{
    /// <summary>A service of AWS, on behalf of this account only.</summary>
    /// <param name="domain">The service, such as <c>lambda.amazonaws.com</c>.</param>
    /// <param name="accountId">The account that the service must act for.</param>
    /// <param name="sourceArns">The resources it must act for one of, when the service tells them.</param>
    public static Output<string> ForService(string domain, Input<string> accountId, params Input<string>[] sourceArns)
    {
        var statement = Statement.Allow("Assume", "sts:AssumeRole")
            .By(Principal.Service(domain))
            .When("StringEquals", "aws:SourceAccount", accountId);
        return PolicyDocument.Of(sourceArns.Length == 0 ? statement : statement.When("ArnLike", "aws:SourceArn", sourceArns));
    }
}
