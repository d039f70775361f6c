using System.Globalization;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Uploads;

/// <summary>What may be uploaded.</summary>
/// <param name="maxBytes">The largest file, in bytes; what S3 cannot take is too large in any case.</param>
/// <param name="maxOwnerBytes">The most that one owner may store, in bytes; null for any amount.</param>
public sealed class UploadRules(long maxBytes, long? maxOwnerBytes = null)
{
    private readonly long _maxBytes = Math.Min(maxBytes, PartPlan.LargestFile);

    private const int MaxFileNameLength = 255;

    // What MediaConvert's probe and its encoder both read, by the media types that browsers give such files.
    private static readonly string[] _types =
    [
        "video/mp4", "video/x-m4v", "video/quicktime", "video/webm", "video/x-matroska", "video/matroska", "video/x-msvideo",
        "video/avi", "video/mp2t", "video/3gpp", "video/3gpp2", "application/mxf",
    ];

    /// <summary>The most that one owner may store, in bytes; null for any amount.</summary>
    public long? MaxOwnerBytes => maxOwnerBytes;

    /// <summary>The announcement as a film to be, or why not.</summary>
    public (UploadDraft? Draft, Problem? Problem) Check(UploadRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var errors = new FieldErrors();
        CheckFileName(request.FileName, errors);
        var type = CheckType(request.ContentType, errors);
        CheckSize(request.Size, errors);
        if (request.Title is { } said) FilmText.CheckTitle(said, errors);
        if (request.Description is { } description) FilmText.CheckDescription(description, errors);
        var visibility = VisibilityNames.Parse(request.Visibility ?? "public");
        if (visibility is null) errors.Add("visibility", "Choose public, unlisted or private.");
        if (!errors.IsEmpty) return (null, Refuse(request, errors));

        var title = request.Title?.Trim();
        return (new UploadDraft(
            request.FileName!,
            type!,
            request.Size!.Value,
            string.IsNullOrEmpty(title) ? TitleFrom(request.FileName!) : title,
            string.IsNullOrWhiteSpace(request.Description) ? null : request.Description.Trim(),
            visibility!.Value), null);
    }

    // When nothing but the size or the type stands in the way, HTTP has a word for it.
    private Problem Refuse(UploadRequest request, FieldErrors errors)
    {
        var only = errors.Fields.Count == 1 ? errors.Fields.First() : null;
        if (only == "size" && request.Size > _maxBytes) return Problem.TooLarge(errors);
        if (only == "contentType" && !string.IsNullOrWhiteSpace(request.ContentType)) return Problem.UnsupportedType(errors);
        return Problem.Invalid(errors);
    }

    private static void CheckFileName(string? name, FieldErrors errors)
    {
        const string Field = "fileName";
        if (string.IsNullOrWhiteSpace(name)) errors.Add(Field, "Give the file's name.");
        else if (name.Length > MaxFileNameLength) errors.Add(Field, $"At most {MaxFileNameLength} characters.");
        else if (name is "." or ".." || name.AsSpan().IndexOfAny('/', '\\') >= 0) errors.Add(Field, "Give the name alone, without folders.");
        else if (VisibleText.Fails(name, allowLines: false)) errors.Add(Field, "It holds characters that cannot be shown.");
    }

    private static string? CheckType(string? contentType, FieldErrors errors)
    {
        const string Field = "contentType";
        var type = contentType?.Trim().ToLowerInvariant();
        if (string.IsNullOrEmpty(type)) errors.Add(Field, "Give the file's media type, such as video/mp4.");
        else if (!_types.Contains(type)) errors.Add(Field, "Films can be MP4, MOV, WebM, MKV, AVI, TS, 3GP or MXF files.");
        return type;
    }

    private void CheckSize(long? size, FieldErrors errors)
    {
        const string Field = "size";
        if (size is null) errors.Add(Field, "Give the file's size in bytes.");
        else if (size <= 0) errors.Add(Field, "The file is empty.");
        else if (size > _maxBytes) errors.Add(Field, $"At most {_maxBytes.ToString("N0", CultureInfo.InvariantCulture)} bytes.");
    }

    private static string TitleFrom(string fileName)
    {
        var title = Path.GetFileNameWithoutExtension(fileName).Trim();
        if (title.Length == 0) title = fileName;
        if (title.Length <= FilmText.MaxTitleLength) return title;
        // Never between the halves of a character.
        var end = char.IsHighSurrogate(title[FilmText.MaxTitleLength - 1]) ? FilmText.MaxTitleLength - 1 : FilmText.MaxTitleLength;
        return title[..end];
    }
}

/// <summary>An announcement that is in order.</summary>
/// <param name="FileName">The file's own name.</param>
/// <param name="ContentType">Media type, lower case.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Title">As announced, else made from the file's name.</param>
/// <param name="Description">Null for none.</param>
/// <param name="Visibility">Public unless announced otherwise.</param>
public sealed record UploadDraft(string FileName, string ContentType, long Size, string Title, string? Description, Visibility Visibility);
