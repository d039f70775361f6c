using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Cdn;

/// <summary>Writes the response that a function made.</summary>
internal static class FunctionAnswer
{
    public static async Task WriteAsync(JsonNode answer, HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = answer.Integer("statusCode") ?? StatusCodes.Status200OK;
        foreach (var (name, header) in answer.Object("headers")) response.Headers[name] = header.Text("value");
        response.Headers.XCache("FunctionGeneratedResponse from cloudfront");
        var body = answer["body"] is JsonObject whole ? whole.Text("data") : answer.Text("body");
        if (body is not null && !HttpMethods.IsHead(context.Request.Method)) await response.WriteAsync(body, context.RequestAborted);
    }
}
