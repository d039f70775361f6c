using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.APIGatewayEvents;

namespace VideoStack.Functions.Shared.Http;

/// <summary>What handlers need of an HTTP request. They know no route: the path's parameters come by name.</summary>
public sealed record ApiRequest
{
    private static readonly Dictionary<string, string> _none = [];

    /// <summary>Parameters of the path by name.</summary>
    public IReadOnlyDictionary<string, string> Path { get; init; } = _none;

    /// <summary>Parameters of the query by name; of several of one name the last.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = _none;

    /// <summary>The body as text; empty when there is none.</summary>
    public string Body { get; init; } = "";

    /// <summary>The request as API Gateway gives it.</summary>
    public static ApiRequest From(APIGatewayProxyRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new()
        {
            Path = Copy(request.PathParameters),
            Query = Copy(request.QueryStringParameters),
            Body = request.IsBase64Encoded ? Encoding.UTF8.GetString(Convert.FromBase64String(request.Body ?? "")) : request.Body ?? "",
        };
    }

    /// <summary>The body as a value.</summary>
    /// <exception cref="BadRequestException">It is not JSON of this shape.</exception>
    public T ReadBody<T>(JsonTypeInfo<T> type) where T : class
    {
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
