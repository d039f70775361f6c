namespace VideoStack.Local.Cdn;

internal static class EdgeHeaders
{
    public const string Hit = "Hit from cloudfront";
    public const string Miss = "Miss from cloudfront";
    public const string Error = "Error from cloudfront";

    /// <summary>How the edge signs its name, towards viewers and origins.</summary>
    public const string Via = "1.1 local.cloudfront.net (CloudFront)";

    public static void XCache(this IHeaderDictionary headers, string value)
    {
        headers["X-Cache"] = value;
        headers.Via = Via;
    }
}
