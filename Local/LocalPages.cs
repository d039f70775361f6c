namespace VideoStack.Local;

/// <summary>The pages about this platform itself, under <c>/_local/</c>. They stand before the edge: AWS has none of them.</summary>
/// <param name="pages">By path.</param>
/// <param name="platform">Answers everything else.</param>
/// <param name="controls">What a POST does, by the path in front of the name that it is done to. Default none.</param>
internal sealed class LocalPages(
    IReadOnlyDictionary<string, RequestDelegate> pages,
    RequestDelegate platform,
    IReadOnlyDictionary<string, Func<HttpContext, string, Task>>? controls = null)
{
    private const string Root = "/_local";

    // What they show was written by others. So no script runs, whatever it is.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public Task HandleAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (!request.Path.StartsWithSegments(Root)) return platform(context);

        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (HttpMethods.IsPost(request.Method) && ControlOf(request) is { } control) return control(context);
        if (!pages.TryGetValue(request.Path.Value!, out var page))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return response.WriteAsync($"There is no such page. There are: {string.Join(", ", pages.Keys.Order(StringComparer.Ordinal))}", context.RequestAborted);
        }

        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return page(context);

        response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        response.Headers.Allow = "GET, HEAD";
        return Task.CompletedTask;
    }

    private RequestDelegate? ControlOf(HttpRequest request)
    {
        var path = request.Path.Value!;
        var end = path.LastIndexOf('/');
        if (controls?.GetValueOrDefault(path[..end]) is not { } control || end == path.Length - 1) return null;
        // A page of another site may send its visitor's browser here.
        return IsOfOtherSite(request) ? Forbid : context => control(context, path[(end + 1)..]);
    }

    private static bool IsOfOtherSite(HttpRequest request) =>
        request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != $"{request.Scheme}://{request.Host}";

    private static Task Forbid(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This is done from this machine only, not by a page of another site.", context.RequestAborted);
    }
}
