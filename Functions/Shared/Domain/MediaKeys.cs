using System.Diagnostics.CodeAnalysis;

namespace VideoStack.Functions.Shared.Domain;

/// <summary>Where a film's objects lie. Keys hold the film's id only, never text that people typed.</summary>
public static class MediaKeys
{
    /// <summary>What the folders of uploaded files lie in, in the raw bucket.</summary>
    public const string Sources = "uploads/";

    /// <summary>What the folders of everything that viewers fetch lie in, in the processed bucket.</summary>
    public const string Media = "media/";

    private const string RawSuffix = "/source";

    /// <summary>The uploaded file, in the raw bucket.</summary>
    public static string Source(string videoId) => $"{Sources}{videoId}{RawSuffix}";

    /// <summary>The folder of the uploaded file, in the raw bucket; with the slash at its end.</summary>
    public static string SourceFolder(string videoId) => $"{Sources}{videoId}/";

    /// <summary>The folder of everything that viewers fetch, in the processed bucket; with the slash at its end.</summary>
    public static string Folder(string videoId) => $"{Media}{videoId}/";

    /// <summary>Captions in one language. Each file that is stored has a name of its own, so caches may keep it for ever.</summary>
    /// <param name="videoId">The film.</param>
    /// <param name="language">BCP 47.</param>
    /// <param name="mark">Hexadecimal digits that tell the file from all others, also from one with the same text.</param>
    public static string Captions(string videoId, string language, string mark) => $"{Folder(videoId)}captions/{language}.{mark}.vtt";

    /// <summary>The WebVTT file that tells which picture shows which moment.</summary>
    public static string Storyboard(string videoId) => $"{Folder(videoId)}storyboard.vtt";

    /// <summary>The film that an uploaded object belongs to; false for an object that is no upload.</summary>
    public static bool TryParseSource(string key, [NotNullWhen(true)] out string? videoId)
    {
        ArgumentNullException.ThrowIfNull(key);
        videoId = key.StartsWith(Sources, StringComparison.Ordinal) && key.EndsWith(RawSuffix, StringComparison.Ordinal)
            && key.Length > Sources.Length + RawSuffix.Length
                ? key[Sources.Length..^RawSuffix.Length]
                : null;
        if (!VideoIds.IsValid(videoId)) videoId = null;
        return videoId is not null;
    }
}
