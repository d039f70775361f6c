using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Cdn;

/// <summary>Which parts of a viewer's request a policy lets through.</summary>
internal sealed record RequestParts(PartSelection QueryStrings, PartSelection Cookies, PartSelection Headers)
{
    public static readonly RequestParts None = new(PartSelection.None, PartSelection.None, PartSelection.None);

    /// <summary>Reads a policy's <c>queryStringsConfig</c>, <c>cookiesConfig</c> and <c>headersConfig</c>.</summary>
    public static RequestParts From(JsonNode? policy) => new(
        PartSelection.From(policy.Object("queryStringsConfig"), "queryStringBehavior", "queryStrings", StringComparer.Ordinal),
        PartSelection.From(policy.Object("cookiesConfig"), "cookieBehavior", "cookies", StringComparer.Ordinal),
        PartSelection.From(policy.Object("headersConfig"), "headerBehavior", "headers", StringComparer.OrdinalIgnoreCase));
}

/// <summary>All names, none, some, or all but some.</summary>
internal sealed record PartSelection(bool ListedAreIn, IReadOnlySet<string> Listed)
{
    public static readonly PartSelection None = new(true, new HashSet<string>());

    public static readonly PartSelection All = new(false, new HashSet<string>());

    public bool Includes(string name) => Listed.Contains(name) == ListedAreIn;

    /// <summary>Whether it was listed by name.</summary>
    public bool Names(string name) => ListedAreIn && Listed.Contains(name);

    public static PartSelection From(JsonNode config, string behaviour, string list, StringComparer comparer)
    {
        var items = config.Object(list).Texts("items").ToHashSet(comparer);
        return config.Text(behaviour) switch
        {
            "all" or "allViewer" or "allViewerAndWhitelistCloudFront" => All,
            "allExcept" => new(false, items),
            "whitelist" => new(true, items),
            _ => None,
        };
    }
}
