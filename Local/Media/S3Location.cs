namespace VideoStack.Local.Media;

/// <summary><c>s3://bucket/key</c>.</summary>
public sealed record S3Location(string Bucket, string Key)
{
    private const string Scheme = "s3://";

    /// <summary>The key up to and with its last slash; empty at the top of the bucket.</summary>
    public string Folder => Key[..(Key.LastIndexOf('/') + 1)];

    /// <summary>The key after its last slash.</summary>
    public string FileName => Key[(Key.LastIndexOf('/') + 1)..];

    public static S3Location? TryParse(string? text)
    {
        if (text is null || !text.StartsWith(Scheme, StringComparison.Ordinal)) return null;

        var slash = text.IndexOf('/', Scheme.Length);
        return slash > Scheme.Length ? new(text[Scheme.Length..slash], text[(slash + 1)..]) : null;
    }

    public S3Location Sibling(string fileName) => this with { Key = Folder + fileName };

    public override string ToString() => $"{Scheme}{Bucket}/{Key}";
}
