using System.Text;

namespace VideoStack.Functions.Shared.Playback;

/// <summary>CloudFront's spelling of Base64, whose characters need no escaping in URLs and cookies.</summary>
public static class CloudFrontEncoding
{
    public static string Encode(ReadOnlySpan<byte> bytes) =>
        Convert.ToBase64String(bytes).Replace('+', '-').Replace('=', '_').Replace('/', '~');

    public static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));
}
