using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.APIGatewayEvents;
using VideoStack.Functions.Shared.Access;

namespace VideoStack.Functions.Shared.Http;

/// <summary>What handlers need of an HTTP request. They know no route: the path's parameters come by name.</summary>
public sealed record ApiRequest
{
    /// <summary>How deep the JSON of a body may nest: no request of the contract needs more than a few levels.</summary>
    public const int MaxDepth = 16;

    private static readonly Dictionary<string, string> _none = [];

    /// <summary>The operationId of the HTTP contract; null when the gateway tells none.</summary>
    public string? Operation { get; init; }

    /// <summary>Who asks; null for an anonymous caller.</summary>
    public Caller? Caller { get; init; }

    /// <summary>Parameters of the path by name.</summary>
    public IReadOnlyDictionary<string, string> Path { get; init; } = _none;

    /// <summary>Parameters of the query by name; of several of one name the last.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = _none;

    /// <summary>The body as text; empty when there is none.</summary>
    public string Body { get; init; } = "";

    /// <summary>Cookies by name; of several of one name the first, which is the one with the longest path.</summary>
    public IReadOnlyDictionary<string, string> Cookies { get; init; } = _none;

    /// <summary>The media type of the body in lower case, without parameters; null when none is said, or several.</summary>
    public string? ContentType { get; init; }

    /// <summary>The If-Match header: which state of a resource the request is meant for; null when there is none.</summary>
    public string? IfMatch { get; init; }

    /// <summary>What the browser calls itself; null when it does not.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The request as API Gateway gives it.</summary>
    public static ApiRequest From(APIGatewayProxyRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new()
        {
            Operation = request.RequestContext?.OperationName,
            Caller = Caller.From(Headers.Flatten(request.RequestContext?.Authorizer)),
            Path = Copy(request.PathParameters),
            Query = Copy(request.QueryStringParameters),
            Body = request.IsBase64Encoded ? Encoding.UTF8.GetString(Convert.FromBase64String(request.Body ?? "")) : request.Body ?? "",
            Cookies = Headers.Cookies(request),
            ContentType = Headers.MediaType(request),
            IfMatch = Headers.Values(request, "If-Match").ToList() is { Count: > 0 } tags ? string.Join(',', tags) : null,
            UserAgent = Headers.Values(request, "User-Agent").LastOrDefault(),
        };
    }

    /// <summary>The body as a value.</summary>
    /// <param name="type">From a context that refuses unknown members and deep nesting: see <see cref="MaxDepth"/>.</param>
    /// <exception cref="BadRequestException">It is not JSON of this shape.</exception>
    /// <exception cref="InvalidOperationException">The context is more lenient than that.</exception>
    public T ReadBody<T>(JsonTypeInfo<T> type) where T : class
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.Options is not { UnmappedMemberHandling: JsonUnmappedMemberHandling.Disallow, MaxDepth: MaxDepth })
            throw new InvalidOperationException($"The JSON context of {typeof(T).Name} must refuse unknown members and more than {MaxDepth} levels.");
        try
        {
            return JsonSerializer.Deserialize(Body, type) ?? throw new BadRequestException("The body is empty.");
        }
        catch (JsonException exception)
        {
            var place = string.IsNullOrEmpty(exception.Path) || exception.Path == "$" ? "" : $" at {exception.Path.TrimStart('$', '.')}";
            throw new BadRequestException($"The body is not the JSON that is expected{place}.", exception);
        }
    }

    private static Dictionary<string, string> Copy(IDictionary<string, string>? values) =>
        values is null ? _none : new Dictionary<string, string>(values, StringComparer.Ordinal);
}

/// <summary>The request cannot be read; its message is for the caller.</summary>
public sealed class BadRequestException : Exception
{
    public BadRequestException() { }

    public BadRequestException(string message) : base(message) { }

    public BadRequestException(string message, Exception inner) : base(message, inner) { }
}
