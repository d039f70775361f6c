namespace VideoStack.Local.Aws;

/// <summary>Where the emulator keeps an object.</summary>
internal static class ObjectAddress
{
    /// <param name="versionId">Null for the newest version.</param>
    public static Uri Of(Uri emulator, string bucket, string key, string? versionId = null) => new(
        $"{emulator.GetLeftPart(UriPartial.Authority)}/{bucket}/{string.Join('/', key.Split('/').Select(Uri.EscapeDataString))}"
        + (versionId is null ? "" : $"?versionId={Uri.EscapeDataString(versionId)}"),
        // A key may hold "..", which is no way up in S3.
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
}
