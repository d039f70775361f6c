using System.Globalization;

namespace VideoStack.Functions.Shared.Http;

/// <content>Refusals on the way of a file's bytes.</content>
public sealed partial record Problem
{
    /// <summary>413: the owner's films would come to more than one person may store.</summary>
    /// <param name="left">How many bytes may still be stored.</param>
    public static Problem StorageFull(long left) =>
        new("storage-full", 413, "There is not enough room for this film.", $"Of your storage {left.ToString("N0", CultureInfo.InvariantCulture)} bytes are left. Delete films to make room.");

    /// <summary>409: its file comes in one piece.</summary>
    public static Problem NotInParts { get; } = new("not-in-parts", 409, "This upload is not in parts.", "Send the file to the address that came with the announcement.");

    /// <summary>409: there is nothing to send any more.</summary>
    public static Problem UploadEnded { get; } = new("upload-ended", 409, "This upload has ended.", "The file has arrived.");

    /// <summary>409: the upload cannot be completed yet.</summary>
    /// <param name="missing">How many parts are missing or of another length.</param>
    /// <param name="of">How many there are in all.</param>
    public static Problem UploadIncomplete(int missing, int of) =>
        new("upload-incomplete", 409, "The file is not whole yet.", $"{missing} of {of} parts are missing. Send them, then complete the upload again.");

    /// <summary>410: it took too long.</summary>
    public static Problem UploadExpired { get; } = new("upload-expired", 410, "This upload has expired.", "Upload the file anew.");
}
