using System.Globalization;
using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Cdn;

/// <summary>Headers that the edge adds to answers, and headers that it takes away.</summary>
internal sealed record ResponseHeadersPolicy(IReadOnlyList<(string Name, string Value, bool Override)> Added, IReadOnlyList<string> Removed)
{
    public static readonly ResponseHeadersPolicy None = new([], []);

    public static ResponseHeadersPolicy From(JsonNode policy) => new(
        [
            .. Security(policy.Object("securityHeadersConfig")),
            .. policy.Object("customHeadersConfig").Items("items")
                .Select(item => (item.Text("header")!, item.Text("value")!, item.Flag("override"))),
        ],
        [.. policy.Object("removeHeadersConfig").Items("items").Select(item => item.Text("header")!)]);

    public void Apply(IHeaderDictionary headers)
    {
        foreach (var name in Removed) headers.Remove(name);
        foreach (var (name, value, overrides) in Added)
            if (overrides || !headers.ContainsKey(name))
                headers[name] = value;
    }

    private static IEnumerable<(string Name, string Value, bool Override)> Security(JsonObject security)
    {
        if (security["contentSecurityPolicy"] is { } csp)
            yield return ("Content-Security-Policy", csp.Text("contentSecurityPolicy")!, csp.Flag("override"));
        if (security["contentTypeOptions"] is { } options)
            yield return ("X-Content-Type-Options", "nosniff", options.Flag("override"));
        if (security["frameOptions"] is { } frame)
            yield return ("X-Frame-Options", frame.Text("frameOption")!, frame.Flag("override"));
        if (security["referrerPolicy"] is { } referrer)
            yield return ("Referrer-Policy", referrer.Text("referrerPolicy")!, referrer.Flag("override"));
        if (security["xssProtection"] is { } xss)
        {
            var mode = xss.Flag("modeBlock") ? "1; mode=block" : "1";
            yield return ("X-XSS-Protection", xss.Flag("protection") ? mode : "0", xss.Flag("override"));
        }

        if (security["strictTransportSecurity"] is { } hsts)
        {
            var age = string.Create(CultureInfo.InvariantCulture, $"max-age={hsts.Number("accessControlMaxAgeSec"):0}");
            var scope = hsts.Flag("includeSubdomains") ? "; includeSubDomains" : "";
            var preload = hsts.Flag("preload") ? "; preload" : "";
            yield return ("Strict-Transport-Security", age + scope + preload, hsts.Flag("override"));
        }
    }
}
