namespace VideoStack.Infra.Api;

/// <summary>One line of the API's access log: JSON, so that CloudWatch Logs Insights finds the fields by itself.</summary>
internal static class AccessLogFormat
{
    public const string Json =
        """
        {"time":"$context.requestTime","requestId":"$context.requestId","ip":"$context.identity.sourceIp","method":"$context.httpMethod","path":"$context.path","status":"$context.status","bytes":"$context.responseLength","latencyMs":"$context.responseLatency","integrationLatencyMs":"$context.integrationLatency","error":"$context.error.message"}
        """;
}
