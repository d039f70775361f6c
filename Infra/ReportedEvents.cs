using VideoStack.Infra.Components;
using VideoStack.Infra.Components.Alerts;

namespace VideoStack.Infra;

/// <summary>Which functions report what about attacks.</summary>
internal static class ReportedEvents
{
    /// <param name="handlers">The functions, by operationId.</param>
    public static IReadOnlyList<SecurityEventSource> Of(IReadOnlyDictionary<string, FunctionComponent> handlers)
    {
        // Whoever is signed in, or has a mailed link, may still be asked for the password: that is guessing, too.
        FunctionComponent[] asking = [handlers["Login"], handlers["ChangePassword"], handlers["EraseAccount"], handlers["VerifyEmail"]];
        return
        [
            SecurityEvent.FailedLogin.From(asking),
            SecurityEvent.Lockout.From(asking),
            SecurityEvent.TokenReuse.From(handlers["RefreshSession"]),
            SecurityEvent.DeniedPlayback.From(handlers["GetPlayback"], handlers["GetManifest"]),
        ];
    }
}
