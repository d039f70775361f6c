using System.Text.Json.Nodes;

namespace VideoStack.Local.Tests;

[Parallelizable(ParallelScope.Self)]
public sealed class MediaProbeTests
{
    private const string Key = "uploads/v1/source";

    [Test]
    public async Task A_film_is_described_in_the_APIs_terms()
    {
        await using var platform = await MediaPlatform.StartAsync();
        var file = platform.Store.FileOf(MediaPlatform.Raw, Key);
        await MediaSources.MakeAsync(file, "320x180", "30000/1001", 3);

        var (status, answer, _) = await ProbeAsync(platform);

        Assert.That(status, Is.EqualTo(200), answer.ToJsonString());
        var result = answer["probeResults"]![0]!;
        Assert.That(((string?)result["container"]!["format"], (double)result["container"]!["duration"]!),
            Is.EqualTo(("mp4", 3.0)).Within(0.1));
        var (video, audio) = (result["container"]!["tracks"]![0]!, result["container"]!["tracks"]![1]!);
        Assert.That(((int)video["index"]!, (string?)video["trackType"], (string?)video["codec"]), Is.EqualTo((1, "video", "AVC")));
        Assert.That(((int)video["videoProperties"]!["width"]!, (int)video["videoProperties"]!["height"]!), Is.EqualTo((320, 180)));
        Assert.That(video["videoProperties"]!["frameRate"]!.ToJsonString(), Is.EqualTo("""{"numerator":30000,"denominator":1001}"""));
        Assert.That(((int)audio["index"]!, (string?)audio["trackType"], (string?)audio["codec"]), Is.EqualTo((2, "audio", "AAC")));
        Assert.That(((int)audio["audioProperties"]!["channels"]!, (int)audio["audioProperties"]!["sampleRate"]!), Is.EqualTo((2, 44_100)));
        Assert.That(((long)result["metadata"]!["fileSize"]!, (string?)result["metadata"]!["eTag"]),
            Is.EqualTo((new FileInfo(file).Length, "abc")));
        Assert.That(result["trackMappings"]![0]!["videoTrackIndexes"]!.ToJsonString(), Is.EqualTo("[1]"));
    }

    [Test]
    public async Task A_turned_film_is_described_as_it_is_stored()
    {
        await using var platform = await MediaPlatform.StartAsync();
        await MediaSources.MakeAsync(platform.Store.FileOf(MediaPlatform.Raw, Key), "320x180", "30", 1, sound: false, rotation: 90);

        var (_, answer, _) = await ProbeAsync(platform);

        var video = answer["probeResults"]![0]!["container"]!["tracks"]![0]!["videoProperties"]!;
        Assert.That(((int)video["width"]!, (int)video["height"]!, video["rotation"]), Is.EqualTo((320, 180, (JsonNode?)null)));
    }

    [TestCase("just some words")]
    [TestCase("#EXTM3U\n#EXTINF:6,\nfile:///etc/passwd\n")]
    [TestCase(null)]
    public async Task What_is_no_film_is_a_bad_request(string? content)
    {
        await using var platform = await MediaPlatform.StartAsync();
        var file = platform.Store.FileOf(MediaPlatform.Raw, Key);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (content is not null) await File.WriteAllTextAsync(file, content);

        var (status, answer, type) = await ProbeAsync(platform);

        Assert.That((status, type), Is.EqualTo((400, "BadRequestException")));
        Assert.That((string?)answer["message"], Does.StartWith($"Unable to open input file [s3://raw/{Key}]"));
    }

    private static Task<(int Status, JsonNode Body, string? ErrorType)> ProbeAsync(MediaPlatform platform) =>
        platform.CallAsync("POST", "probe", new() { ["inputFiles"] = new JsonArray(new JsonObject { ["fileUrl"] = $"s3://raw/{Key}" }) });
}
