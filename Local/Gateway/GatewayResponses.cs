using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Gateway;

/// <summary>Renders the gateway's own answers by the API's gateway responses, which know plain substitution and nothing more.</summary>
/// <param name="declared">The extension <c>x-amazon-apigateway-gateway-responses</c>.</param>
internal sealed partial class GatewayResponses(JsonObject declared)
{
    private const string Json = "application/json";
    private const string DefaultTemplate = """{"message":$context.error.messageString}""";
    private const string HeaderParameter = "gatewayresponse.header.";

    public async Task WriteAsync(HttpContext context, GatewayError error, GatewayContext about)
    {
        var declaration = DeclarationFor(error);
        var (mediaType, template) = Template(declaration, context.Request.Headers.Accept.ToString());

        var response = context.Response;
        response.StatusCode = declaration.Text("statusCode") is { } status ? int.Parse(status, CultureInfo.InvariantCulture) : error.Status;
        response.ContentType = mediaType;
        response.Headers["x-amzn-ErrorType"] = error.ErrorType;
        foreach (var (name, value) in declaration.Object("responseParameters"))
            if (name.StartsWith(HeaderParameter, StringComparison.Ordinal))
                response.Headers[name[HeaderParameter.Length..]] = Parameter(context, (string)value!);
        var body = Encoding.UTF8.GetBytes(Render(template, error, about));
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body);
    }

    private JsonObject DeclarationFor(GatewayError error) =>
        declared[error.ResponseType] as JsonObject ?? declared.Object(error.Status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX");

    // The template that the caller accepts, else the one for JSON, else the only one there is.
    private static (string MediaType, string Template) Template(JsonObject declaration, string accept)
    {
        var templates = declaration.Object("responseTemplates");
        var mediaType = templates.ContainsKey(accept) ? accept
            : templates.ContainsKey(Json) || templates.Count == 0 ? Json
            : templates.First().Key;
        return (mediaType, templates.Text(mediaType) ?? DefaultTemplate);
    }

    // 'a static text in quotes', or method.request.header.{name}, method.request.querystring.{name}.
    private static string Parameter(HttpContext context, string value)
    {
        const string Header = "method.request.header.";
        const string Query = "method.request.querystring.";
        return value switch
        {
            ['\'', .. var text, '\''] => text,
            _ when value.StartsWith(Header, StringComparison.Ordinal) => context.Request.Headers[value[Header.Length..]].ToString(),
            _ when value.StartsWith(Query, StringComparison.Ordinal) => context.Request.Query[value[Query.Length..]].ToString(),
            _ => "",
        };
    }

    private static string Render(string template, GatewayError error, GatewayContext about) =>
        Variable().Replace(template, match => Value(match.Groups["name"].Value, error, about));

    private static string Value(string variable, GatewayError error, GatewayContext about) => variable switch
    {
        "context.error.message" => error.Message ?? "",
        "context.error.messageString" => JsonSerializer.Serialize(error.Message),
        "context.error.responseType" => error.ResponseType,
        "context.error.validationErrorString" => error.ValidationErrors,
        _ => ContextVariables.Value(variable, about) ?? "",
    };

    [GeneratedRegex(@"\$(?<name>(context|stageVariables)(\.[A-Za-z0-9_]+)+)")]
    private static partial Regex Variable();
}
