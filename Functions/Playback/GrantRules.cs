using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Playback;

namespace VideoStack.Functions.Playback;

/// <summary>Makes the tickets of grants.</summary>
/// <param name="lifetime">How long a grant holds. Short, so that a film that was closed soon is: pages renew it while they play.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="ids">Tells one grant from another.</param>
public sealed class GrantRules(TimeSpan lifetime, TimeProvider clock, IIdSource ids)
{
    /// <summary>A new ticket. It ends at a whole second, which is all that a policy can say.</summary>
    public PlaybackTicket Issue(string videoId) =>
        new(videoId, ids.Next(), DateTimeOffset.FromUnixTimeSeconds((clock.GetUtcNow() + lifetime).ToUnixTimeSeconds()));
}
