using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd;

/// <summary>Someone who uses the platform as the page does, with a cookie jar.</summary>
/// <param name="site">The platform's address.</param>
/// <param name="account">Who is signed in; nobody by default.</param>
internal sealed class Visitor(Uri site, Account? account = null) : IDisposable
{
    // Cookies are Secure; a browser counts localhost as secure, .NET's own cookie container does not: hence by hand.
    private readonly Dictionary<string, string> _cookies = [];
    private readonly HttpClient _http = account?.Client()
        ?? new(new SocketsHttpHandler { UseCookies = false, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = site };

    public async Task<HttpResponseMessage> GetAsync(string path, bool withCookies = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (withCookies && _cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var response = await _http.SendAsync(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            _cookies[pair[0]] = pair[1];
        }

        return response;
    }

    public Task<HttpResponseMessage> PostAsync(string path, object body) => _http.PostAsJsonAsync(path, body);

    public async Task<JsonNode> ReadAsync(string path)
    {
        using var response = await GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{path}: {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Announces a file and sends it; answers the film's id.</summary>
    public async Task<string> UploadAsync(string file, string? fileName = null, string contentType = "video/mp4", string visibility = "public")
    {
        var size = new FileInfo(file).Length;
        using var announced = await PostAsync("/api/uploads", new { fileName = fileName ?? Path.GetFileName(file), contentType, size, visibility });
        Assert.That(announced.StatusCode, Is.EqualTo(HttpStatusCode.Created), await announced.Content.ReadAsStringAsync());
        var ticket = (await announced.Content.ReadFromJsonAsync<JsonNode>())!;
        using var sent = await SendAsync(ticket["upload"]!, file, contentType);
        Assert.That(sent.IsSuccessStatusCode, Is.True, await sent.Content.ReadAsStringAsync());
        return (string)ticket["videoId"]!;
    }

    public async Task<HttpResponseMessage> SendAsync(JsonNode upload, string file, string contentType)
    {
        using var content = new StreamContent(File.OpenRead(file));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var request = new HttpRequestMessage(HttpMethod.Put, (string)upload["url"]!) { Content = content };
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        return await _http.SendAsync(request);
    }

    /// <summary>Waits until the film is Ready or Failed; answers its last status.</summary>
    public async Task<JsonNode> FinalStatusAsync(string videoId)
    {
        var deadline = DateTime.UtcNow.AddMinutes(5);
        while (true)
        {
            var status = await ReadAsync($"/api/uploads/{videoId}");
            if ((string)status["status"]! is "Ready" or "Failed") return status;
            Assert.That(DateTime.UtcNow, Is.LessThan(deadline), $"Still {status.ToJsonString()}");
            await Task.Delay(250);
        }
    }

    public async Task<string> ReadyAsync(string videoId)
    {
        var status = await FinalStatusAsync(videoId);
        Assert.That((string)status["status"]!, Is.EqualTo("Ready"), status.ToJsonString());
        return videoId;
    }

    public void Dispose() => _http.Dispose();
}
