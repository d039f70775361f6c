using System.Globalization;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Domain;
using Names = VideoStack.Functions.Shared.Tables.VideoAttributes;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>A film as an item of the table, and back. By hand: the object mapper needs reflection.</summary>
internal static class VideoItem
{
    public static Dictionary<string, AttributeValue> Write(Video video)
    {
        var item = new Dictionary<string, AttributeValue>
        {
            [Names.VideoId] = new(video.VideoId),
            [Names.OwnerId] = new(video.OwnerId),
            [Names.Title] = new(video.Title),
            [Names.Visibility] = new(video.Visibility.Name()),
            [Names.FileName] = new(video.FileName),
            [Names.ContentType] = new(video.ContentType),
            [Names.Size] = Number(video.Size),
            [Names.Status] = new(video.Status.ToString()),
            [Names.Progress] = Number(video.Progress),
            [Names.CreatedAt] = new(Timestamps.Write(video.CreatedAt)),
            [Names.UpdatedAt] = new(Timestamps.Write(video.UpdatedAt)),
            [Names.Views] = Number(video.Views),
            [Names.Version] = Number(video.Version),
            [Names.Revision] = Number(video.Revision),
            [Names.Attempt] = Number(video.Attempt),
            [Names.TitleSearch] = new(SearchText(video.Title)),
            // An empty map: a path into one that is missing cannot be set.
            [Names.Captions] = new() { M = video.Captions.ToDictionary(entry => entry.Key, entry => new AttributeValue(entry.Value)), IsMSet = true },
        };
        if (video.Status.IsUnfinished()) item[Names.Unfinished] = new(Names.IsUnfinished);
        if (video.Description is { } description) item[Names.Description] = new(description);
        if (video.UploadId is { } uploadId) item[Names.UploadId] = new(uploadId);
        if (video.PartSize is { } partSize) item[Names.PartSize] = Number(partSize);
        if (video.UploadExpiresAt is { } expiry) item[Names.UploadExpiresAt] = new(Timestamps.Write(expiry));
        return item;
    }

    public static Video Read(Dictionary<string, AttributeValue> item) => new()
    {
        VideoId = Text(item, Names.VideoId),
        OwnerId = Text(item, Names.OwnerId),
        Title = Text(item, Names.Title),
        Description = item.GetValueOrDefault(Names.Description)?.S,
        Visibility = VisibilityNames.Parse(Text(item, Names.Visibility)) ?? throw Broken(item, Names.Visibility),
        FileName = Text(item, Names.FileName),
        ContentType = Text(item, Names.ContentType),
        Size = Long(item, Names.Size) ?? throw Broken(item, Names.Size),
        Status = Enum.TryParse<VideoStatus>(Text(item, Names.Status), out var status) ? status : throw Broken(item, Names.Status),
        Progress = (int)(Long(item, Names.Progress) ?? 0),
        Failure = item.GetValueOrDefault(Names.FailureCode)?.S is { } code ? new Failure(code, Text(item, Names.FailureReason)) : null,
        CreatedAt = Time(item, Names.CreatedAt) ?? throw Broken(item, Names.CreatedAt),
        UpdatedAt = Time(item, Names.UpdatedAt) ?? throw Broken(item, Names.UpdatedAt),
        PublishedAt = Time(item, Names.PublishedAt),
        UploadId = item.GetValueOrDefault(Names.UploadId)?.S,
        PartSize = Long(item, Names.PartSize),
        UploadExpiresAt = Time(item, Names.UploadExpiresAt),
        ArrivalSeenAt = Time(item, Names.ArrivalSeenAt),
        ObjectVersion = item.GetValueOrDefault(Names.ObjectVersion)?.S,
        ETag = item.GetValueOrDefault(Names.ETag)?.S,
        JobId = item.GetValueOrDefault(Names.JobId)?.S,
        Attempt = (int)(Long(item, Names.Attempt) ?? 1),
        EstimatedMicroUsd = Long(item, Names.EstimatedMicroUsd),
        Reservation = Reserved(item),
        DurationSeconds = item.GetValueOrDefault(Names.DurationSeconds)?.N is { } seconds ? double.Parse(seconds, CultureInfo.InvariantCulture) : null,
        Width = (int?)Long(item, Names.Width),
        Height = (int?)Long(item, Names.Height),
        Views = Long(item, Names.Views) ?? 0,
        Manifest = item.GetValueOrDefault(Names.Manifest)?.S,
        DashManifest = item.GetValueOrDefault(Names.DashManifest)?.S,
        Storyboard = item.GetValueOrDefault(Names.Storyboard)?.S,
        Captions = item.GetValueOrDefault(Names.Captions)?.M?.ToDictionary(entry => entry.Key, entry => entry.Value.S) ?? [],
        Poster = item.GetValueOrDefault(Names.Poster)?.S,
        Thumbnails = item.GetValueOrDefault(Names.Thumbnails)?.L?.ConvertAll(value => value.S) ?? [],
        Version = Long(item, Names.Version) ?? 0,
        Revision = Long(item, Names.Revision) ?? 0,
        RemovalRequestedAt = Time(item, Names.RemovalRequestedAt),
        RemovedBy = item.GetValueOrDefault(Names.RemovedBy)?.S,
        TakedownReason = item.GetValueOrDefault(Names.TakedownReason)?.S,
    };

    /// <summary>A title as it is searched: whatever the case.</summary>
    public static string SearchText(string title) => title.ToLowerInvariant();

    public static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    public static AttributeValue Number(double value) => new() { N = value.ToString("R", CultureInfo.InvariantCulture) };

    private static Reservation? Reserved(Dictionary<string, AttributeValue> item) =>
        Long(item, Names.ReservedAttempt) is { } attempt && Long(item, Names.ReservedMicroUsd) is { } amount && item.GetValueOrDefault(Names.ReservedPeriod)?.S is { } period
            ? new Reservation((int)attempt, period, amount)
            : null;

    private static string Text(Dictionary<string, AttributeValue> item, string name) =>
        item.GetValueOrDefault(name)?.S ?? throw Broken(item, name);

    private static long? Long(Dictionary<string, AttributeValue> item, string name) =>
        item.GetValueOrDefault(name)?.N is { } number ? long.Parse(number, CultureInfo.InvariantCulture) : null;

    private static DateTimeOffset? Time(Dictionary<string, AttributeValue> item, string name) =>
        Timestamps.TryRead(item.GetValueOrDefault(name)?.S, out var time) ? time : null;

    private static InvalidDataException Broken(Dictionary<string, AttributeValue> item, string name) =>
        new($"The film {item.GetValueOrDefault(Names.VideoId)?.S ?? "without id"} has no readable '{name}' in the table.");
}
