using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Playback;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Playback;

/// <summary>Grants playback of one film: where to fetch it, cookies that open it, and a proof of the grant.</summary>
/// <param name="videos">The films.</param>
/// <param name="signer">Signs the grants.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="ids">Tells one grant from another.</param>
public sealed class GetPlayback(IVideoTable videos, PlaybackSigner signer, TimeProvider clock, IIdSource ids) : IApiHandler
{
    // Outlasts a long film with pauses. A longer stay asks again.
    private static readonly TimeSpan _lifetime = TimeSpan.FromHours(6);

    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var videoId = request.Path.GetValueOrDefault("videoId");
        if (!VideoIds.IsValid(videoId) || await videos.FindAsync(videoId, cancellation) is not { IsVisibleByLink: true } video)
            return ApiResult.Refused(Problem.VideoNotFound);
        if (video is not { Status: VideoStatus.Ready, Manifest: { } manifest }) return ApiResult.Refused(Problem.NotReady(WhyNotReady(video)));

        // Whole seconds, which is all that a policy can say.
        var expires = DateTimeOffset.FromUnixTimeSeconds((clock.GetUtcNow() + _lifetime).ToUnixTimeSeconds());
        var grant = new PlaybackGrant(
            signer.Sign(new PlaybackTicket(video.VideoId, ids.Next(), expires)),
            [new PlaybackSource("application/vnd.apple.mpegurl", "/" + manifest)],
            video.Poster is { } poster ? signer.Address(poster) : null,
            Timestamps.Write(expires));
        return ApiResult.Ok(grant, PlaybackJson.Default.PlaybackGrant) with { Cookies = signer.Cookies(video.VideoId, expires) };
    }

    private static string WhyNotReady(Video video) => video.Failure?.Reason ?? video.Status switch
    {
        VideoStatus.AwaitingUpload => "It has not been uploaded yet.",
        _ => "It is still being prepared.",
    };
}
