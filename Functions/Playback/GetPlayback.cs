using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Playback;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Playback;

/// <summary>Grants playback of one film: where to fetch it, cookies that open it, and a proof of the grant.</summary>
/// <param name="videos">The films.</param>
/// <param name="signer">Signs the grants.</param>
/// <param name="grants">How long a grant holds, and what tells it from others.</param>
/// <param name="security">Counts refusals.</param>
public sealed class GetPlayback(IVideoTable videos, PlaybackSigner signer, GrantRules grants, ISecurityEvents security) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var videoId = request.Path.GetValueOrDefault("videoId");
        if (!VideoIds.IsValid(videoId) || await videos.FindAsync(videoId, cancellation) is not { } video) return ApiResult.Refused(Problem.VideoNotFound);
        if (!video.IsVisibleTo(request.Caller)) return Deny(video);
        if (video is not { Status: VideoStatus.Ready, Manifest: { } manifest }) return ApiResult.Refused(Problem.NotReady(WhyNotReady(video)));

        var ticket = grants.Issue(video.VideoId);
        var playbackId = signer.Sign(ticket);
        var grant = new PlaybackGrant(
            playbackId,
            [.. Sources(video.VideoId, [manifest, video.DashManifest], playbackId)],
            [.. video.Captions.OrderBy(track => track.Key, StringComparer.Ordinal).Select(track => new PlaybackTrack("captions", track.Key, Address(track.Value)))],
            video.Poster is { } poster ? signer.Address(poster) : null,
            video.Storyboard is { } storyboard ? Address(storyboard) : null,
            Timestamps.Write(ticket.Expires));
        return ApiResult.Ok(grant, PlaybackJson.Default.PlaybackGrant) with { Cookies = signer.Cookies(video.VideoId, ticket.Expires) };
    }

    private static IEnumerable<PlaybackSource> Sources(string videoId, string?[] manifests, string playbackId) =>
        from manifest in manifests.OfType<string>()
        select new PlaybackSource(Manifests.MediaTypeOf(manifest), Address(manifest), Manifests.Address(videoId, manifest, playbackId));

    // Relative to the site, for who has the cookies.
    private static string Address(string key) => "/" + key;

    // A private film answers as if there were none. That somebody asks for it is worth counting; a link to a deleted film is not.
    private ApiResult Deny(Video video)
    {
        if (video.Status != VideoStatus.Deleting) security.Note(SecurityEvents.DeniedPlayback);
        return ApiResult.Refused(Problem.VideoNotFound);
    }

    private static string WhyNotReady(Video video) => video.Failure?.Reason ?? video.Status switch
    {
        VideoStatus.AwaitingUpload => "It has not been uploaded yet.",
        _ => "It is still being prepared.",
    };
}
