using System.Security.Cryptography;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.TestUtilities;
using VideoStack.Functions.Catalog;
using VideoStack.Functions.Playback;
using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Playback;
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
        _handlers = new Dictionary<string, IApiHandler>
        {
            ["ListVideos"] = new ListVideos(Videos, cards),
            ["ListMyVideos"] = new ListMyVideos(Videos, cards),
            ["GetVideo"] = new GetVideo(Videos, cards),
            ["DeleteVideo"] = new DeleteVideo(Videos),
            ["TakeDownVideo"] = new TakeDownVideo(Videos),
            ["CreateUpload"] = new CreateUpload(Videos, new InMemoryUploadStore(), new UploadRules(1_000_000), Clock, new VideoIds(Clock)),
            ["GetUploadStatus"] = new GetUploadStatus(Videos),
            ["GetPlayback"] = new GetPlayback(Videos, signer, new GrantRules(Lifetime, Clock, new VideoIds(Clock)), Security),
            ["GetManifest"] = new GetManifest(Videos, Processed, signer, Clock, Security),
            ["RecordView"] = new RecordView(Videos, Key, Clock),
        };
    }

    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(15);

    public static IReadOnlyList<string> OnOneFilm { get; } =
        ["GetVideo", "DeleteVideo", "TakeDownVideo", "GetUploadStatus", "GetPlayback", "GetManifest", "RecordView"];

    public ManualClock Clock { get; } = new(Samples.Noon);

    public InMemoryVideoTable Videos { get; }

    public InMemoryFolder Processed { get; } = new();

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
        _ => CallAsync(operation, caller, videoId),
    };

    /// <summary>Calls an operation as API Gateway does.</summary>
    public Task<APIGatewayProxyResponse> CallAsync(
        string operation, Caller? caller, string? videoId = null, string? body = null, string? name = null, Dictionary<string, string>? query = null)
    {
        var authorizer = new APIGatewayCustomAuthorizerContext();
        foreach (var (fact, value) in caller?.ToContext() ?? new Dictionary<string, string>()) authorizer[fact] = value;
        var path = new Dictionary<string, string>();
        if (videoId is not null) path["videoId"] = videoId;
        if (name is not null) path["name"] = name;
        var request = new APIGatewayProxyRequest
        {
            RequestContext = new() { OperationName = operation, Authorizer = authorizer },
            PathParameters = path,
            QueryStringParameters = query,
            Headers = body is null ? null : new Dictionary<string, string> { ["Content-Type"] = "application/json" },
            Body = body,
        };
        return new HttpEntry(_handlers[operation]).InvokeAsync(request, new TestLambdaContext { RemainingTime = TimeSpan.FromSeconds(10), Logger = new TestLambdaLogger() });
    }

    public void Dispose() => Key.Dispose();
}
