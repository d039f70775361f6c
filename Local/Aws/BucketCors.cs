using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Aws;

/// <summary>
/// The CORS rules of the graph's buckets, applied as S3 applies them: the first rule that matches origin, method and headers
/// speaks. The emulator lets every origin in, so its answers about CORS are dropped.
/// </summary>
internal sealed class BucketCors(ResourceGraph graph)
{
    private const string ResourceType = "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration";
    private const string HeaderPrefix = "Access-Control-";

    public static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.ContainsKey("Access-Control-Request-Method");

    /// <summary>Answers a preflight request: 200 with what the rule allows, or 403.</summary>
    public async Task AnswerPreflightAsync(HttpContext context)
    {
        var request = context.Request;
        var headers = Words(request.Headers.AccessControlRequestHeaders);
        if (Match(request, request.Headers.AccessControlRequestMethod.ToString(), headers) is { } rule)
        {
            Allow(context.Response, rule, request.Headers.Origin.ToString());
            if (headers.Length > 0)
                context.Response.Headers.AccessControlAllowHeaders = string.Join(", ", headers);
            if (rule["maxAgeSeconds"] is JsonValue age)
                context.Response.Headers.AccessControlMaxAge = age.ToString();
            return;
        }

        await AwsErrors.WriteS3Async(
            context, 403, "AccessForbidden", "CORSResponse: This CORS request is not allowed.", CancellationToken.None);
    }

    /// <summary>Sees to it that the answer, whatever it is, carries the headers of the matching rule and no others.</summary>
    public void Apply(HttpContext context)
    {
        var request = context.Request;
        var rule = Match(request, request.Method, []);
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            foreach (var name in headers.Keys.Where(name => name.StartsWith(HeaderPrefix, StringComparison.OrdinalIgnoreCase)).ToList())
                headers.Remove(name);
            if (rule is not null)
                Allow(context.Response, rule, request.Headers.Origin.ToString());
            return Task.CompletedTask;
        });
    }

    private static void Allow(HttpResponse response, JsonObject rule, string origin)
    {
        var anyone = Strings(rule, "allowedOrigins").Contains("*");
        response.Headers.AccessControlAllowOrigin = anyone ? "*" : origin;
        response.Headers.AccessControlAllowMethods = string.Join(", ", Strings(rule, "allowedMethods"));
        if (!anyone)
            response.Headers.AccessControlAllowCredentials = "true";
        if (Strings(rule, "exposeHeaders") is { Length: > 0 } exposed)
            response.Headers.AccessControlExposeHeaders = string.Join(", ", exposed);
        response.Headers.Vary = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";
    }

    private JsonObject? Match(HttpRequest request, string method, string[] headers)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
            return null;
        var bucket = S3Path.Of(request).Bucket;
        return graph.OfType(ResourceType)
            .Where(configuration => (string?)configuration.Inputs["bucket"] == bucket)
            .SelectMany(configuration => configuration.Inputs["corsRules"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .FirstOrDefault(rule =>
                Strings(rule, "allowedOrigins").Any(pattern => MatchesWildcard(pattern, origin, StringComparison.Ordinal))
                && Strings(rule, "allowedMethods").Contains(method)
                && headers.All(header => Strings(rule, "allowedHeaders")
                    .Any(pattern => MatchesWildcard(pattern, header, StringComparison.OrdinalIgnoreCase))));
    }

    // S3 takes one asterisk per origin or header name.
    private static bool MatchesWildcard(string pattern, string text, StringComparison comparison) =>
        pattern.Split('*', 2) is [var start, var end]
            ? text.Length >= start.Length + end.Length && text.StartsWith(start, comparison) && text.EndsWith(end, comparison)
            : text.Equals(pattern, comparison);

    private static string[] Strings(JsonObject rule, string name) =>
        (rule[name] as JsonArray ?? []).Select(value => (string?)value).OfType<string>().ToArray();

    private static string[] Words(StringValues header) =>
        header.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
