namespace VideoStack.Local.Cdn;

/// <summary>A viewer's request that may go to its origin.</summary>
/// <param name="Path">As the viewer wrote it, still encoded; the default root object put in.</param>
/// <param name="ErrorPages">The distribution's; none when this request is for one of them.</param>
internal sealed record EdgeRequest(HttpContext Context, Behaviour Behaviour, string Path, IReadOnlyList<ErrorPage> ErrorPages)
{
    /// <summary>The status to answer with in place of 200, when this page stands in for an origin's error.</summary>
    public int? StandInFor { get; init; }

    public bool IsHead => HttpMethods.IsHead(Context.Request.Method);

    public ErrorPage? ErrorPageFor(int status) => ErrorPages.FirstOrDefault(page => page.ErrorCode == status && page.PagePath.Length > 0);

    /// <summary>To be called when the origin's headers are in place and before the body is written.</summary>
    public void Finish(string xCache)
    {
        var response = Context.Response;
        response.StatusCode = StandInFor ?? response.StatusCode;
        response.Headers.XCache(response.StatusCode >= 400 ? EdgeHeaders.Error : xCache);
        Behaviour.Headers.Apply(response.Headers);
    }
}
