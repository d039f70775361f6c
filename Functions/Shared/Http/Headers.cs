using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;

namespace VideoStack.Functions.Shared.Http;

/// <summary>Reads what API Gateway hands over loosely: header names in any case, cookies in one line, the authorizer's values as JSON.</summary>
internal static class Headers
{
    /// <summary>All values of a header; names have no case.</summary>
    public static IEnumerable<string> Values(APIGatewayProxyRequest request, string name)
    {
        var several = (request.MultiValueHeaders ?? new Dictionary<string, IList<string>>())
            .Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).SelectMany(header => header.Value ?? []).ToList();
        return several.Count > 0
            ? several
            : (request.Headers ?? new Dictionary<string, string>())
                .Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);
    }

    /// <summary>What the body is said to be, in lower case and whatever the character set; null when nothing is said, or different things.</summary>
    public static string? MediaType(APIGatewayProxyRequest request) =>
        Values(request, "Content-Type").Select(type => type.Split(';')[0].Trim().ToLowerInvariant()).Distinct().ToList() is [var type] ? type : null;

    /// <summary>The cookies (RFC 6265, section 5.4): <c>a=1; b=2</c>.</summary>
    public static IReadOnlyDictionary<string, string> Cookies(APIGatewayProxyRequest request)
    {
        var cookies = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in Values(request, "Cookie").SelectMany(line => line.Split(';', StringSplitOptions.TrimEntries)))
            if (pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var at) cookies.TryAdd(pair[..at], pair[(at + 1)..]);
        return cookies;
    }

    /// <summary>What the authorizer told, as text; what is no text is left out.</summary>
    public static IReadOnlyDictionary<string, string> Flatten(IDictionary<string, object>? authorizer)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in authorizer ?? new Dictionary<string, object>())
            if ((value as string ?? (value is JsonElement { ValueKind: JsonValueKind.String } text ? text.GetString() : null)) is { } told) values[name] = told;
        return values;
    }
}
