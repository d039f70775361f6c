using System.Text.Json.Nodes;

namespace VideoStack.Local.Media;

/// <summary>What a finished job wrote.</summary>
public sealed record EncodeResult(IReadOnlyList<EncodedGroup> Groups)
{
    /// <summary>As GetJob tells it.</summary>
    public JsonArray ApiDetails() => [.. Groups.Select(group => (JsonNode)group.ApiDetails())];

    /// <summary>As the COMPLETE event tells it: with paths.</summary>
    public JsonArray EventDetails() => [.. Groups.Select(group => (JsonNode)group.EventDetails())];
}

/// <param name="Playlists">The DASH manifest and the multivariant playlist; none for plain files.</param>
public sealed record EncodedGroup(string Type, IReadOnlyList<S3Location> Playlists, IReadOnlyList<EncodedOutput> Outputs)
{
    public JsonObject ApiDetails() => new()
    {
        ["outputDetails"] = new JsonArray([.. Outputs.Select(output => (JsonNode)output.Details())]),
    };

    public JsonObject EventDetails()
    {
        var details = new JsonObject
        {
            ["outputDetails"] = new JsonArray([.. Outputs.Select(output => (JsonNode)output.EventDetails())]),
            ["type"] = Type,
        };
        if (Playlists.Count > 0) details["playlistFilePaths"] = new JsonArray([.. Playlists.Select(path => (JsonNode)path.ToString())]);
        return details;
    }
}

/// <param name="File">Told in the event for plain files only, as MediaConvert does; of numbered pictures the last.</param>
/// <param name="Size">Null for sound.</param>
public sealed record EncodedOutput(S3Location? File, TimeSpan Duration, (int Width, int Height)? Size)
{
    public JsonObject Details()
    {
        var details = new JsonObject { ["durationInMs"] = (int)Duration.TotalMilliseconds };
        if (Size is { } size) details["videoDetails"] = new JsonObject { ["widthInPx"] = size.Width, ["heightInPx"] = size.Height };
        return details;
    }

    public JsonObject EventDetails()
    {
        var details = Details();
        if (File is not null) details["outputFilePaths"] = new JsonArray(File.ToString());
        return details;
    }
}
