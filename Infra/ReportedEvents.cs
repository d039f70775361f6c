using VideoStack.Infra.Components;
using VideoStack.Infra.Components.Alerts;

namespace VideoStack.Infra;

/// <summary>Which functions report what about attacks.</summary>
internal static class ReportedEvents
{
    /// <param name="handlers">The functions, by operationId.</param>
    public static IReadOnlyList<SecurityEventSource> Of(IReadOnlyDictionary<string, FunctionComponent> handlers) =>
    [
        SecurityEvent.FailedLogin.From(handlers["Login"]),
        SecurityEvent.Lockout.From(handlers["Login"]),
        SecurityEvent.TokenReuse.From(handlers["RefreshSession"]),
        SecurityEvent.DeniedPlayback.From(handlers["GetPlayback"], handlers["GetManifest"]),
    ];
}
