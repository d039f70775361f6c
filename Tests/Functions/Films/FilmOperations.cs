using System.Security.Cryptography;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.TestUtilities;
using VideoStack.Functions.Catalog;
using VideoStack.Functions.Catalog.Captions;
using VideoStack.Functions.Playback;
using VideoStack.Functions.Playback.Views;
using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Playback;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Functions.Uploads;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests.Films;

/// <summary>Every operation on films behind the entry that API Gateway calls, over the same films.</summary>
internal sealed class FilmOperations : IDisposable
{
    private readonly IReadOnlyDictionary<string, IApiHandler> _handlers;

    public FilmOperations()
    {
        Videos = new InMemoryVideoTable(Clock);
        var signer = new PlaybackSigner(Key, "KEYID", Clock);
        var cards = new VideoCards(signer);
        var edits = new InMemoryVideoEdits(Videos);
        Erasure = new InMemoryErasure(Videos, Clock);
        _handlers = new Dictionary<string, IApiHandler>
        {
            ["ListVideos"] = new ListVideos(Videos, cards),
            ["ListMyVideos"] = new ListMyVideos(new InMemoryFilmSearch(Videos), cards),
            ["GetVideo"] = new GetVideo(Videos, cards),
            ["DeleteVideo"] = new DeleteVideo(Videos),
            ["TakeDownVideo"] = new TakeDownVideo(Videos),
            ["AbortUpload"] = new AbortUpload(Videos),
            ["UpdateVideo"] = new UpdateVideo(Videos, edits, cards),
            ["PutCaptions"] = new PutCaptions(Videos, edits, Processed, new VideoIds(Clock)),
            ["DeleteCaptions"] = new DeleteCaptions(Videos, edits, Processed),
            ["GetSource"] = new GetSource(Videos, new NamedSources(), Clock),
            ["ListMyDeletions"] = new ListMyDeletions(Erasure),
            ["CreateUpload"] = new CreateUpload(
                new InMemoryUsage(Videos, Clock), new InMemoryUploadStore(), new InMemoryMultipart(), new UploadRules(1_000_000), Clock, new VideoIds(Clock)),
            ["GetUploadStatus"] = new GetUploadStatus(Videos),
            ["GetPlayback"] = new GetPlayback(Videos, signer, new GrantRules(Lifetime, Clock, new VideoIds(Clock)), Security),
            ["GetManifest"] = new GetManifest(Videos, Processed, signer, Clock, Security),
            ["RecordView"] = new RecordView(Views, Key, Clock),
        };
    }

    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(15);

    /// <summary>What looks for a film. RecordView does not: its film is signed into the proof.</summary>
    public static IReadOnlyList<string> OnOneFilm { get; } =
        ["GetVideo", "UpdateVideo", "DeleteVideo", "TakeDownVideo", "AbortUpload", "PutCaptions", "DeleteCaptions", "GetSource", "GetUploadStatus", "GetPlayback", "GetManifest"];

    public ManualClock Clock { get; } = new(Samples.Noon);

    public InMemoryVideoTable Videos { get; }

    public NotedViews Views { get; } = new();

    public InMemoryFolder Processed { get; } = new();

    public InMemoryErasure Erasure { get; }

    public CountedEvents Security { get; } = new();

    public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Adds a film of the owner's with a manifest.</summary>
    public Video Add(Visibility visibility = Visibility.Public, VideoStatus status = VideoStatus.Ready)
    {
        var video = Samples.Ready(visibility: visibility) with { Status = status };
        Videos.Put(video);
        Processed.Put(video.Manifest!, "#EXTM3U\n");
        return video;
    }

    /// <summary>A proof of a grant for the film, made by nobody's asking.</summary>
    public string PlaybackId(string videoId) => new PlaybackTicket(videoId, Samples.NewId(), Clock.Now + Lifetime).Sign(Key);

    /// <summary>Calls an operation as API Gateway does, with what it needs besides, which is in order.</summary>
    public Task<APIGatewayProxyResponse> OnFilmAsync(string operation, Caller? caller, string videoId) => operation switch
    {
        "TakeDownVideo" => CallAsync(operation, caller, videoId, """{"reason":"It is not theirs."}"""),
        "RecordView" => CallAsync(operation, caller, videoId, JsonSerializer.Serialize(new { playbackId = PlaybackId(videoId) })),
        "GetManifest" => CallAsync(operation, caller, videoId, name: "movie.m3u8", query: new() { ["token"] = PlaybackId(videoId) }),
        "UpdateVideo" => CallAsync(operation, caller, videoId, """{"title":"Another"}""", headers: new() { ["If-Match"] = "\"0\"" }),
        "PutCaptions" => CallAsync(operation, caller, videoId, Captions, lang: "en", headers: new() { ["Content-Type"] = "text/vtt" }),
        "DeleteCaptions" => CallAsync(operation, caller, videoId, lang: "en"),
        _ => CallAsync(operation, caller, videoId),
    };

    /// <summary>Captions that are in order.</summary>
    public const string Captions = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n";

    /// <summary>Calls an operation as API Gateway does.</summary>
    public Task<APIGatewayProxyResponse> CallAsync(
        string operation, Caller? caller, string? videoId = null, string? body = null, string? name = null, string? lang = null,
        Dictionary<string, string>? query = null, Dictionary<string, string>? headers = null)
    {
        var authorizer = new APIGatewayCustomAuthorizerContext();
        foreach (var (fact, value) in caller?.ToContext() ?? new Dictionary<string, string>()) authorizer[fact] = value;
        var path = new Dictionary<string, string>();
        if (videoId is not null) path["videoId"] = videoId;
        if (name is not null) path["name"] = name;
        if (lang is not null) path["lang"] = lang;
        headers = new(headers ?? []);
        if (body is not null) headers.TryAdd("Content-Type", "application/json");
        var request = new APIGatewayProxyRequest
        {
            RequestContext = new() { OperationName = operation, Authorizer = authorizer },
            PathParameters = path,
            QueryStringParameters = query,
            Headers = headers,
            Body = body,
        };
        return new HttpEntry(_handlers[operation]).InvokeAsync(request, new TestLambdaContext { RemainingTime = TimeSpan.FromSeconds(10), Logger = new TestLambdaLogger() });
    }

    public void Dispose() => Key.Dispose();

    private sealed class NamedSources : ISourceLinks
    {
        public string Presign(Video film, DateTimeOffset expiresAt) => $"https://raw.example/{film.VideoId}?version={film.ObjectVersion}";
    }
}
