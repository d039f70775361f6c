using System.Text;
using System.Text.Json;

namespace VideoStack.Functions.Shared.Http;

/// <summary>
/// Why a request was refused (RFC 9457). Types are URNs: they are compared, not opened, and they hold wherever the platform is deployed.
/// </summary>
/// <param name="Kind">Last part of the type, such as <c>not-found</c>. Stable.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">The same for all problems of a type.</param>
/// <param name="Detail">About this one; for people.</param>
/// <param name="Errors">What is wrong with each field.</param>
public sealed partial record Problem(string Kind, int Status, string Title, string? Detail = null, IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors = null)
{
    /// <summary>What every type begins with.</summary>
    public const string TypePrefix = "urn:videostack:problem:";

    /// <summary>The stable type.</summary>
    public string Type => TypePrefix + Kind;

    /// <summary>400: the request cannot be read.</summary>
    public static Problem BadRequest(string detail) => new("bad-request", 400, "The request cannot be read.", detail);

    /// <summary>400: some fields are wrong.</summary>
    public static Problem Invalid(FieldErrors errors) => new("validation", 400, "Some fields are not right.", Errors: errors.ToDictionary());

    /// <summary>403.</summary>
    public static Problem Forbidden(string detail) => new("forbidden", 403, "This is not allowed.", detail);

    /// <summary>404. What may not be seen is not found either.</summary>
    public static Problem VideoNotFound { get; } = new("not-found", 404, "There is no such film.");

    /// <summary>409: the film is not in a state for this.</summary>
    public static Problem NotReady(string detail) => new("not-ready", 409, "The film is not ready.", detail);

    /// <summary>409: the film has captions in as many languages as one may have.</summary>
    public static Problem TooManyLanguages { get; } = new("too-many-languages", 409, "The film has captions in as many languages as it may have.");

    /// <summary>412: the caller has not seen what it is now.</summary>
    public static Problem ChangedMeanwhile { get; } = new("changed-meanwhile", 412, "It was changed meanwhile. Look at it again first.");

    /// <summary>428: without an If-Match header the change could undo somebody's.</summary>
    public static Problem PreconditionRequired { get; } = new("precondition-required", 428, "Say with If-Match what the change begins from.");

    /// <summary>413.</summary>
    public static Problem TooLarge(FieldErrors errors) => new("too-large", 413, "The file is too large.", Errors: errors.ToDictionary());

    /// <summary>415.</summary>
    public static Problem UnsupportedType(FieldErrors errors) => new("unsupported-type", 415, "Files of this type cannot be played.", Errors: errors.ToDictionary());

    /// <summary>500. The details are in the log, under the request's id.</summary>
    public static Problem Internal(string requestId) => new("internal", 500, "Something went wrong on our side.", $"Request {requestId}.");

    /// <summary>503: worth trying again in a moment.</summary>
    public static Problem Unavailable { get; } = new("unavailable", 503, "The service is busy. Try again in a moment.");

    /// <summary>The document of media type application/problem+json.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, Type);
            writer.WriteString("title"u8, Title);
            writer.WriteNumber("status"u8, Status);
            if (Detail is not null) writer.WriteString("detail"u8, Detail);
            if (Errors is not null) WriteErrors(writer, Errors);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteErrors(Utf8JsonWriter writer, IReadOnlyDictionary<string, IReadOnlyList<string>> errors)
    {
        writer.WriteStartObject("errors"u8);
        foreach (var (field, messages) in errors)
        {
            writer.WriteStartArray(field);
            foreach (var message in messages) writer.WriteStringValue(message);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }
}
