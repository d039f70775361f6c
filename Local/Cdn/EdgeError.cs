using System.Security;

namespace VideoStack.Local.Cdn;

/// <summary>An answer that the edge gives instead of the origin.</summary>
internal sealed record EdgeError(int Status, string Code, string Message)
{
    public static readonly EdgeError AccessDenied = new(403, "AccessDenied", "Access denied");

    public static readonly EdgeError MethodNotAllowed = new(
        403, "AccessDenied", "This distribution is not configured to allow the HTTP request method that was used for this request.");

    public static readonly EdgeError OriginUnreachable = new(502, "BadGateway", "CloudFront wasn't able to connect to the origin.");

    public Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = "text/xml";
        context.Response.Headers.XCache(EdgeHeaders.Error);
        var body = $"<Error><Code>{Code}</Code><Message>{SecurityElement.Escape(Message)}</Message></Error>";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.WriteAsync($"""<?xml version="1.0" encoding="UTF-8"?>{body}""", context.RequestAborted);
    }
}
