using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace VideoStack.Local.Cdn;

/// <summary>What of a viewer's request reaches the origin: only what the cache policy and the origin request policy let through.</summary>
internal static class OriginHeaders
{
    /// <summary>Belong to the body or the connection: they follow it, whatever the policies say.</summary>
    private static readonly HashSet<string> OfTheBody = new(StringComparer.OrdinalIgnoreCase)
        { HeaderNames.ContentType, HeaderNames.ContentLength, HeaderNames.ContentEncoding, HeaderNames.ContentLanguage };

    private static readonly HashSet<string> Never = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.Host, HeaderNames.Cookie, HeaderNames.Connection, HeaderNames.KeepAlive, HeaderNames.TE, HeaderNames.Trailer,
        HeaderNames.Upgrade, HeaderNames.TransferEncoding, HeaderNames.Expect, HeaderNames.ProxyConnection, HeaderNames.Via,
        "X-Forwarded-For", "X-Forwarded-Proto", "X-Real-Ip",
    };

    public static IEnumerable<(string Name, string Value)> For(HttpRequest viewer, Behaviour behaviour, OriginSettings origin)
    {
        var (key, policy) = (behaviour.Cache.Key.Headers, behaviour.OriginRequest.Headers);
        foreach (var (name, value) in viewer.Headers)
        {
            var isChosen = !Never.Contains(name) && (key.Includes(name) || policy.Includes(name));
            if (OfTheBody.Contains(name) || (isChosen && !origin.CustomHeaders.ContainsKey(name))) yield return (name, value.ToString());
        }

        var cookie = string.Join("; ", Cookies(viewer)
            .Where(each => behaviour.Cache.Key.Cookies.Includes(each.Name) || behaviour.OriginRequest.Cookies.Includes(each.Name))
            .Select(each => each.Text));
        if (cookie.Length > 0) yield return (HeaderNames.Cookie, cookie);

        if (!key.Includes(HeaderNames.UserAgent) && !policy.Includes(HeaderNames.UserAgent))
            yield return (HeaderNames.UserAgent, "Amazon CloudFront");
        var address = viewer.HttpContext.Connection.RemoteIpAddress?.ToString();
        var earlier = viewer.Headers["X-Forwarded-For"].ToString();
        yield return ("X-Forwarded-For", earlier.Length > 0 ? $"{earlier}, {address}" : address ?? "");
        if (policy.Names("CloudFront-Viewer-Address") || key.Names("CloudFront-Viewer-Address"))
            yield return ("CloudFront-Viewer-Address", $"{address}:{viewer.HttpContext.Connection.RemotePort}");
        if (policy.Names("CloudFront-Forwarded-Proto") || key.Names("CloudFront-Forwarded-Proto"))
            yield return ("CloudFront-Forwarded-Proto", "https");
        yield return (HeaderNames.Via, EdgeHeaders.Via);
        yield return ("X-Amz-Cf-Id", viewer.HttpContext.TraceIdentifier);
        foreach (var (name, value) in origin.CustomHeaders) yield return (name, value);
    }

    /// <summary>As the viewer wrote them: what ASP.NET reads has been decoded, and would be another value when sent on.</summary>
    private static IEnumerable<(string Name, string Text)> Cookies(HttpRequest viewer) => viewer.Headers.Cookie
        .SelectMany(line => (line ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Select(text => (text.Split('=', 2)[0].TrimEnd(), text));

    /// <summary>The query string with its question mark, in the viewer's own order and encoding; empty when nothing passes.</summary>
    public static string Query(HttpRequest viewer, Func<string, bool> includes)
    {
        var parts = new List<string>();
        foreach (var pair in new QueryStringEnumerable(viewer.QueryString.Value))
            if (includes(pair.DecodeName().ToString()))
                parts.Add(pair.EncodedValue.IsEmpty ? pair.EncodedName.ToString() : $"{pair.EncodedName}={pair.EncodedValue}");
        return parts.Count == 0 ? "" : $"?{string.Join('&', parts)}";
    }
}
