using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace VideoStack.Functions.Shared.Http;

/// <summary>What a handler answers. <see cref="HttpEntry"/> alone knows how that becomes HTTP.</summary>
public sealed record ApiResult
{
    private ApiResult(int status) => Status = status;

    /// <summary>HTTP status.</summary>
    public int Status { get; }

    /// <summary>Text of the body; null for none.</summary>
    public string? Body { get; private init; }

    /// <summary>Media type of the body.</summary>
    public string ContentType { get; private init; } = "application/json";

    /// <summary>Values of Set-Cookie headers.</summary>
    public IReadOnlyList<string> Cookies { get; init; } = [];

    /// <summary>How long the distribution may keep the answer; null for not at all.</summary>
    public TimeSpan? CacheFor { get; init; }

    /// <summary>Names the state that the body shows, for a later If-Match; null for nothing to name. Without quotes.</summary>
    public string? ETag { get; init; }

    /// <summary>When it is worth trying again; null for nothing to say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>200 with a value.</summary>
    public static ApiResult Ok<T>(T value, JsonTypeInfo<T> type) => Json(200, value, type);

    /// <summary>201 with a value.</summary>
    public static ApiResult Created<T>(T value, JsonTypeInfo<T> type) => Json(201, value, type);

    /// <summary>202 without a body.</summary>
    public static ApiResult Accepted() => new(202);

    /// <summary>204: done, nothing to tell.</summary>
    public static ApiResult NoContent() => new(204);

    /// <summary>200 with a text that is not JSON.</summary>
    public static ApiResult Text(string body, string contentType) => new(200) { Body = body, ContentType = contentType };

    /// <summary>A refusal.</summary>
    public static ApiResult Refused(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new(problem.Status) { Body = problem.ToJson(), ContentType = "application/problem+json" };
    }

    private static ApiResult Json<T>(int status, T value, JsonTypeInfo<T> type) => new(status) { Body = JsonSerializer.Serialize(value, type) };
}
