using System.Globalization;
using System.Text;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Uploads;

/// <summary>What may be uploaded.</summary>
/// <param name="maxBytes">The largest file, in bytes.</param>
public sealed class UploadRules(long maxBytes)
{
    private const int MaxFileNameLength = 255;
    private const int MaxTitleLength = 200;

    // In bytes of UTF-8. The firewall takes bodies of 8 KB, and the other fields need up to 2 KB of it.
    private const int MaxDescriptionBytes = 5000;

    // What MediaConvert's probe and its encoder both read, by the media types that browsers give such files.
    private static readonly string[] _types =
    [
        "video/mp4", "video/x-m4v", "video/quicktime", "video/webm", "video/x-matroska", "video/matroska", "video/x-msvideo",
        "video/avi", "video/mp2t", "video/3gpp", "video/3gpp2", "application/mxf",
    ];

    /// <summary>The announcement as a film to be, or why not.</summary>
    public (UploadDraft? Draft, Problem? Problem) Check(UploadRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var errors = new FieldErrors();
        CheckFileName(request.FileName, errors);
        var type = CheckType(request.ContentType, errors);
        CheckSize(request.Size, errors);
        CheckTitle(request.Title, errors);
        CheckDescription(request.Description, errors);
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
        if (only == "size" && request.Size > maxBytes) return Problem.TooLarge(errors);
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
        else if (size > maxBytes) errors.Add(Field, $"At most {maxBytes.ToString("N0", CultureInfo.InvariantCulture)} bytes.");
    }

    private static void CheckTitle(string? title, FieldErrors errors)
    {
        const string Field = "title";
        if (title is null) return;
        if (title.Length > MaxTitleLength) errors.Add(Field, $"At most {MaxTitleLength} characters.");
        if (VisibleText.Fails(title, allowLines: false)) errors.Add(Field, "It holds characters that cannot be shown.");
    }

    private static void CheckDescription(string? description, FieldErrors errors)
    {
        const string Field = "description";
        if (description is null) return;
        var bytes = Encoding.UTF8.GetByteCount(description);
        if (bytes > MaxDescriptionBytes) errors.Add(Field, $"Too long: {bytes} bytes of text, of at most {MaxDescriptionBytes}. A letter takes one to four.");
        if (VisibleText.Fails(description, allowLines: true)) errors.Add(Field, "It holds characters that cannot be shown.");
    }

    private static string TitleFrom(string fileName)
    {
        var title = Path.GetFileNameWithoutExtension(fileName).Trim();
        if (title.Length == 0) title = fileName;
        if (title.Length <= MaxTitleLength) return title;
        // Never between the halves of a character.
        var end = char.IsHighSurrogate(title[MaxTitleLength - 1]) ? MaxTitleLength - 1 : MaxTitleLength;
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
