using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog;

/// <summary>Removes anyone's film, as <see cref="DeleteVideo"/> does for its owner, and notes why.</summary>
/// <param name="removal">Closes films.</param>
public sealed class TakeDownVideo(IFilmRemoval removal) : IApiHandler
{
    private const int MaxReasonLength = 1000;

    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Caller is not { IsAdmin: true }) return ApiResult.Refused(Problem.NotAllowed);

        var reason = request.ReadBody(CatalogJson.Default.Takedown).Reason?.Trim();
        if (Check(reason) is { } wrong) return ApiResult.Refused(Problem.Invalid(FieldErrors.Of("reason", wrong)));

        var videoId = request.Path.GetValueOrDefault("videoId");
        return VideoIds.IsValid(videoId) && await removal.TakeDownAsync(videoId, reason!, cancellation)
            ? ApiResult.Accepted()
            : ApiResult.Refused(Problem.VideoNotFound);
    }

    private static string? Check(string? reason) => reason switch
    {
        null or "" => "Say why.",
        { Length: > MaxReasonLength } => $"At most {MaxReasonLength} characters.",
        _ => VisibleText.Fails(reason, allowLines: true) ? "It holds characters that cannot be shown." : null,
    };
}
