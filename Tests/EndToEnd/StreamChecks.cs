namespace VideoStack.Tests.EndToEnd;

/// <summary>What is promised of every stream.</summary>
internal static class StreamChecks
{
    private const double LipSync = 0.050; // seconds

    /// <summary>Every segment decodes by itself, behind its rendition's initialisation segment, without an error.</summary>
    public static async Task AssertDecodableAsync(HlsStream stream)
    {
        foreach (var rendition in Renditions(stream))
        {
            foreach (var segment in rendition.Segments)
            {
                var (exitCode, _, errors) = await Shell.TryAsync("ffmpeg", "-v", "error", "-i", segment, "-f", "null", "-");
                Assert.That((exitCode, errors), Is.EqualTo((0, "")), $"{rendition.Uri}, {Path.GetFileName(segment)}");
            }
        }
    }

    /// <summary>Picture and sound begin together and end together, when the source does.</summary>
    public static async Task AssertInTimeAsync(HlsStream stream, double seconds)
    {
        foreach (var rendition in Renditions(stream))
        {
            var (start, end) = await HlsStream.ExtentAsync(rendition.File);
            Assert.Multiple(() =>
            {
                Assert.That(start, Is.EqualTo(0).Within(LipSync), $"{rendition.Uri} starts");
                Assert.That(end, Is.EqualTo(seconds).Within(LipSync), $"{rendition.Uri} ends");
            });
        }
    }

    private static IEnumerable<Rendition> Renditions(HlsStream stream) =>
        stream.Audio is null ? stream.Video : stream.Video.Append(stream.Audio);
}
