using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Uploads;

/// <summary>Answers where to send some parts of a multipart upload. Each address takes exactly its part's length.</summary>
/// <param name="videos">The films.</param>
/// <param name="addresses">Signs.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class SignParts(IVideoTable videos, IUploadAddresses addresses, TimeProvider clock) : IApiHandler
{
    private const string Field = "partNumbers";

    // Some minutes' worth of sending: who is slower asks again.
    private const int MaxAtOnce = 100;

    private static readonly TimeSpan _lifetime = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var numbers = request.ReadBody(UploadsJson.Default.PartNumbers).Numbers;
        if (numbers is not { Count: >= 1 and <= MaxAtOnce }) return Wrong($"Name 1 to {MaxAtOnce} parts.");

        var now = clock.GetUtcNow();
        var (found, problem) = await UploadInParts.FindAsync(videos, request, now, cancellation);
        if (found is not { Upload: var upload, Plan: var plan }) return ApiResult.Refused(problem!);
        if (!numbers.All(plan.Has)) return Wrong($"The parts of this file are 1 to {plan.Count}.");

        var expiresAt = now + _lifetime < found.ExpiresAt ? now + _lifetime : found.ExpiresAt;
        var parts = numbers.Distinct().Select(number => new SignedPart(number, addresses.PresignPart(upload, number, plan.LengthOf(number), expiresAt)));
        return ApiResult.Ok(new SignedParts([.. parts], Timestamps.Write(expiresAt)), UploadsJson.Default.SignedParts);
    }

    private static ApiResult Wrong(string message) => ApiResult.Refused(Problem.Invalid(FieldErrors.Of(Field, message)));
}
