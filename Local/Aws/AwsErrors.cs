using System.Security;
using System.Text.Json.Nodes;
using VideoStack.Local.Aws.Signatures;

namespace VideoStack.Local.Aws;

/// <summary>Errors in the two shapes that AWS clients read: S3's XML, and the JSON of everything else.</summary>
internal static class AwsErrors
{
    public static Task WriteAsync(HttpContext context, string? service, AwsErrorException error)
    {
        var cancellation = context.RequestAborted;
        if (service == "s3")
            return WriteS3Async(context, error.S3Status, error.S3Code, error.Message, cancellation);

        var status = context.Request.Headers.ContainsKey("X-Amz-Target") ? 400 : 403;
        return WriteJsonAsync(context, status, error.JsonCode, error.Message, cancellation);
    }

    /// <summary>In the caller's shape: 503, which clients try again.</summary>
    public static Task WriteUnavailableAsync(HttpContext context, string service, string message)
    {
        const int status = StatusCodes.Status503ServiceUnavailable;
        const string code = "ServiceUnavailable";
        return service == "s3"
            ? WriteS3Async(context, status, code, message, context.RequestAborted)
            : WriteJsonAsync(context, status, code, message, context.RequestAborted);
    }

    public static Task WriteS3Async(HttpContext context, int status, string code, string message, CancellationToken cancellation)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.WriteAsync(
                $"""
                <?xml version="1.0" encoding="UTF-8"?>
                <Error><Code>{code}</Code><Message>{SecurityElement.Escape(message)}</Message><RequestId>{context.TraceIdentifier}</RequestId></Error>
                """,
                cancellation);
    }

    // The clients of the JSON 1.0 and 1.1 protocols read __type, those of REST-JSON the header.
    private static Task WriteJsonAsync(HttpContext context, int status, string code, string message, CancellationToken cancellation)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/x-amz-json-1.0";
        context.Response.Headers["x-amzn-ErrorType"] = code;
        var body = new JsonObject { ["__type"] = $"com.amazon.coral.service#{code}", ["message"] = message };
        return context.Response.WriteAsync(body.ToJsonString(), cancellation);
    }
}
