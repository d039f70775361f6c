using System.Globalization;
using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.AwsNative.WaFv2;
using Pulumi.AwsNative.WaFv2.Inputs;

namespace VideoStack.Infra.Components.Firewall;

/// <summary>What a refused caller reads: the same problem document that the API would answer.</summary>
/// <remarks>
/// WAF sends it as application/json: it lets nobody choose another type. AWS's own rule groups answer a bare 403, which no custom
/// response can replace.
/// </remarks>
internal static class Refusals
{
    private const string TooManyRequestsKey = "too-many-requests";
    private const string TooLargeKey = "request-too-large";

    // WAF looks again every few seconds; sooner than this the window has not moved enough to matter.
    private const int RetrySeconds = 60;

    public static InputMap<WebAclCustomResponseBodyArgs> Bodies(bool withTooLarge)
    {
        var bodies = new InputMap<WebAclCustomResponseBodyArgs>
        {
            [TooManyRequestsKey] = Problem(429, TooManyRequestsKey, "Too many requests. Try again in a moment."),
        };
        if (withTooLarge) bodies.Add(TooLargeKey, Problem(413, TooLargeKey, "The request is too large."));
        return bodies;
    }

    public static WebAclBlockActionArgs TooManyRequests() => new()
    {
        CustomResponse = new WebAclCustomResponseArgs
        {
            ResponseCode = 429,
            CustomResponseBodyKey = TooManyRequestsKey,
            ResponseHeaders =
            {
                new WebAclCustomHttpHeaderArgs { Name = "Retry-After", Value = RetrySeconds.ToString(CultureInfo.InvariantCulture) },
            },
        },
    };

    public static WebAclBlockActionArgs TooLarge() => new()
    {
        CustomResponse = new WebAclCustomResponseArgs { ResponseCode = 413, CustomResponseBodyKey = TooLargeKey },
    };

    private static WebAclCustomResponseBodyArgs Problem(int status, string kind, string title) => new()
    {
        ContentType = WebAclResponseContentType.ApplicationJson,
        Content = new JsonObject { ["type"] = $"urn:videostack:problem:{kind}", ["title"] = title, ["status"] = status }.ToJsonString(),
    };
}
