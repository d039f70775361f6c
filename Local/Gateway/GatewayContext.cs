using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using VideoStack.Local.Gateway.Authorization;

namespace VideoStack.Local.Gateway;

/// <summary>What API Gateway knows about one request: the <c>$context</c> of its templates.</summary>
internal sealed record GatewayContext
{
    public required ApiStage Stage { get; init; }

    public required string Method { get; init; }

    /// <summary>Below the stage, percent-encoded as sent.</summary>
    public required string Path { get; init; }

    /// <summary>The template of the route; the path itself where there is none.</summary>
    public required string ResourcePath { get; init; }

    /// <summary>The peer of the connection: behind CloudFront that is CloudFront; who asks stands in <c>X-Forwarded-For</c>.</summary>
    public required string SourceIp { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>The key that admitted the request, and its id.</summary>
    public ApiKey? ApiKey { get; init; }

    /// <summary>What the authorizer said of the caller; null on a method without one.</summary>
    public AuthorizedCaller? Caller { get; init; }

    public string RequestId { get; } = Guid.NewGuid().ToString();

    public string ExtendedRequestId { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(11));

    /// <summary>What an authorizer's policy must allow: the method with the path as asked for, not its template.</summary>
    public string MethodArn => $"{Stage.Arn}/{Method}{Path}";

    public string FullPath => $"/{Stage.Name}{Path}";

    /// <summary>Such as <c>21/Nov/2026:08:37:00 +0000</c>.</summary>
    public string RequestTime => Time.UtcDateTime.ToString("dd/MMM/yyyy:HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    public static GatewayContext For(HttpContext http, ApiStage stage, string path, Route? route, DateTimeOffset time) => new()
    {
        Stage = stage,
        Method = http.Request.Method,
        Path = path,
        ResourcePath = route?.Path ?? path,
        SourceIp = (http.Connection.RemoteIpAddress ?? IPAddress.Loopback).MapToIPv4().ToString(),
        Time = time,
    };
}
