namespace VideoStack.Local.Aws;

/// <summary>
/// Headers that whoever asks S3 for an object chooses, by <c>response-…</c> in the query; the emulator keeps the object's own.
/// The query is signed, so a presigned address carries its signer's choice.
/// </summary>
internal static class ResponseOverrides
{
    private const string Prefix = "response-";
    private static readonly string[] Headers =
        ["Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Type", "Expires"];

    /// <summary>To be called for the answer to a request that succeeded, before it is sent.</summary>
    public static void Apply(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return;

        foreach (var header in Headers)
            if (request.Query.TryGetValue(Prefix + header.ToLowerInvariant(), out var chosen))
                context.Response.Headers[header] = chosen;
    }
}
