using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd;

/// <summary>An upload in parts, as a page does it that knows the film's id and has the file.</summary>
/// <param name="http">Calls the API as the film's owner.</param>
/// <param name="videoId">The film.</param>
/// <param name="partSize">Bytes of each part but the last.</param>
/// <param name="partCount">How many parts there are.</param>
internal sealed class PartsUpload(HttpClient http, string videoId, int partSize, int partCount)
{
    public string VideoId => videoId;

    public int PartSize => partSize;

    public int PartCount => partCount;

    /// <summary>Announces a file.</summary>
    public static async Task<PartsUpload> BeginAsync(HttpClient http, long size)
    {
        using var announced = await http.PostAsJsonAsync("/api/uploads", new { fileName = "large.mp4", contentType = "video/mp4", size, visibility = "private" });
        await Accounts.AssertStatusAsync(announced, HttpStatusCode.Created);
        var ticket = (await announced.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.That((string)ticket["upload"]!["kind"]!, Is.EqualTo("multipart"));
        return new PartsUpload(http, (string)ticket["videoId"]!, (int)ticket["upload"]!["partSize"]!, (int)ticket["upload"]!["partCount"]!);
    }

    /// <summary>Asks where some parts go.</summary>
    public async Task<Dictionary<int, string>> SignAsync(params int[] partNumbers)
    {
        using var signed = await http.PostAsJsonAsync($"/api/uploads/{videoId}/parts", new { partNumbers });
        await Accounts.AssertStatusAsync(signed, HttpStatusCode.OK);
        return (await signed.Content.ReadFromJsonAsync<JsonNode>())!["parts"]!.AsArray().ToDictionary(part => (int)part!["partNumber"]!, part => (string)part!["url"]!);
    }

    /// <summary>Sends some parts of a file, in this order.</summary>
    public async Task SendAsync(byte[] file, params int[] partNumbers)
    {
        var addresses = await SignAsync(partNumbers);
        foreach (var number in partNumbers)
        {
            using var sent = await PutAsync(addresses[number], PartOf(file, number));
            await Accounts.AssertStatusAsync(sent, HttpStatusCode.OK);
        }
    }

    public byte[] PartOf(byte[] file, int number) => file[((number - 1) * partSize)..Math.Min(file.Length, number * partSize)];

    public Task<HttpResponseMessage> PutAsync(string address, byte[] bytes) => http.PutAsync(address, new ByteArrayContent(bytes));

    /// <summary>Which parts have arrived, and how long they are.</summary>
    public async Task<List<(int Number, int Size)>> ArrivedAsync()
    {
        var arrived = (await http.GetFromJsonAsync<JsonNode>($"/api/uploads/{videoId}/parts"))!;
        Assert.That(((int)arrived["partSize"]!, (int)arrived["partCount"]!), Is.EqualTo((partSize, partCount)));
        return [.. arrived["parts"]!.AsArray().Select(part => ((int)part!["partNumber"]!, (int)part["size"]!))];
    }

    public Task<HttpResponseMessage> CompleteAsync() => http.PostAsync($"/api/uploads/{videoId}/complete", content: null);

    public Task<HttpResponseMessage> GiveUpAsync() => http.DeleteAsync($"/api/uploads/{videoId}");
}
