using System.Globalization;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Gateway;

/// <summary>The variables <c>context.…</c> and <c>stageVariables.…</c> that gateway responses and identity sources name.</summary>
internal static class ContextVariables
{
    private const string StageVariables = "stageVariables.";
    private const string Authorizer = "context.authorizer.";

    /// <summary>Null when there is no such variable, or it has no value.</summary>
    public static string? Value(string variable, GatewayContext about) => variable switch
    {
        "context.requestId" => about.RequestId,
        "context.extendedRequestId" => about.ExtendedRequestId,
        "context.accountId" => about.Stage.AccountId,
        "context.apiId" => about.Stage.ApiId,
        "context.domainName" => about.Stage.DomainName,
        "context.stage" => about.Stage.Name,
        "context.httpMethod" => about.Method,
        "context.path" => about.FullPath,
        "context.resourcePath" => about.ResourcePath,
        "context.identity.sourceIp" => about.SourceIp,
        "context.requestTime" => about.RequestTime,
        "context.requestTimeEpoch" => about.Time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        _ when variable.StartsWith(Authorizer, StringComparison.Ordinal) => about.Caller?.Value(variable[Authorizer.Length..]),
        _ when variable.StartsWith(StageVariables, StringComparison.Ordinal) => about.Stage.Variables.Text(variable[StageVariables.Length..]),
        _ => null,
    };
}
