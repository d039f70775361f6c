using System.Text.Json.Nodes;
using VideoStack.Local.Aws;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Media;

/// <summary>Probe: what is in a media file.</summary>
internal sealed class InputProbe(IObjectStore objects)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>
    /// Throws <see cref="InvalidJobException"/> for a file that cannot be opened: the service model knows no other error for it.
    /// </summary>
    public async Task<JsonObject> AnswerAsync(JsonObject request, CancellationToken cancellation)
    {
        // The real service takes one file per request too, for all that the model shows a list.
        if (request.Items("inputFiles").ToList() is not [var file])
            throw new InvalidJobException("/inputFiles: Should have exactly one item");
        if (S3Location.TryParse(file.Text("fileUrl")) is not { Key.Length: > 0 } location)
            throw new InvalidJobException("/inputFiles/0/fileUrl: Should be s3://bucket/key");

        try
        {
            var address = objects.AddressOf(location.Bucket, location.Key);
            var source = await FfProbe.ProbeAsync(location, address, cancellation);
            return new() { ["probeResults"] = new JsonArray(ProbeDocument.Of(source, await MetadataAsync(address, cancellation))) };
        }
        catch (EncodeException e)
        {
            throw new InvalidJobException(e.Message);
        }
    }

    private static async Task<JsonObject> MetadataAsync(Uri address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var answer = await Http.SendAsync(request, cancellation);
        return new()
        {
            ["eTag"] = answer.Headers.ETag?.Tag.Trim('"'),
            ["fileSize"] = answer.Content.Headers.ContentLength,
            ["lastModified"] = answer.Content.Headers.LastModified?.ToUnixTimeSeconds(),
            ["mimeType"] = answer.Content.Headers.ContentType?.MediaType,
        };
    }
}
