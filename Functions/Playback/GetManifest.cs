using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Playback;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Playback;

/// <summary>
/// A film's manifests for players without cookies: every address in them opens by itself. A grant's proof is the key to it. Such
/// players cannot renew a grant, so what has begun may go on for as long as the film lasts.
/// </summary>
/// <param name="videos">The films.</param>
/// <param name="manifests">The manifests as they were encoded.</param>
/// <param name="signer">Checks proofs and signs addresses.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="security">Counts forged proofs.</param>
public sealed class GetManifest(
    IVideoTable videos, IPlaylistStore manifests, PlaybackSigner signer, TimeProvider clock, ISecurityEvents security) : IApiHandler
{
    // A day of film in segments of six seconds takes more, but Lambda answers up to 6 MB, and signatures make ten times of it.
    private const int MaxBytes = 512 * 1024;

    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var videoId = request.Path.GetValueOrDefault("videoId");
        var name = request.Path.GetValueOrDefault("name");
        var token = request.Query.GetValueOrDefault("token") ?? "";
        if (!VideoIds.IsValid(videoId) || !Manifests.IsName(name)) return ApiResult.Refused(Problem.VideoNotFound);
        if (signer.Verify(token) is not { } ticket || ticket.VideoId != videoId)
        {
            security.Note(SecurityEvents.DeniedPlayback);
            return Refuse();
        }

        if (await videos.FindAsync(videoId, cancellation) is not { Status: VideoStatus.Ready } video) return ApiResult.Refused(Problem.VideoNotFound);
        var end = ticket.Expires + TimeSpan.FromSeconds(video.DurationSeconds ?? 0);
        var folder = MediaKeys.Folder(videoId);
        var key = folder + name;
        var begins = key == video.Manifest || key == video.DashManifest;
        if (clock.GetUtcNow() >= (begins ? ticket.Expires : end)) return Refuse();

        if (await manifests.ReadAsync(key, MaxBytes, cancellation) is not { } manifest) return ApiResult.Refused(Problem.VideoNotFound);
        var addresses = new SignedAddresses("/" + folder, token, signer.Query(videoId, end));
        var mediaType = Manifests.MediaTypeOf(name);
        var signed = mediaType == Manifests.Dash ? new SignedDashManifest(addresses).Rewrite(manifest) : new SignedPlaylist(addresses).Rewrite(manifest);
        return ApiResult.Text(signed, mediaType);
    }

    private static ApiResult Refuse() => ApiResult.Refused(Problem.Forbidden("The token does not open this film, or not any more. Ask for playback again."));
}
