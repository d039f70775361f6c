namespace VideoStack.Local.Aws;

/// <summary>Where the emulator keeps an object.</summary>
internal static class ObjectAddress
{
    public static Uri Of(Uri emulator, string bucket, string key) => new(
        $"{emulator.GetLeftPart(UriPartial.Authority)}/{bucket}/{string.Join('/', key.Split('/').Select(Uri.EscapeDataString))}",
        // A key may hold "..", which is no way up in S3.
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
}
