namespace VideoStack.Infra.Components.Alerts;

/// <summary>Something that functions report about attacks, as the line <c>security-event {name}</c> of their log.</summary>
/// <param name="Name">As functions write it (Functions/Shared/Hosting/SecurityEvents.cs).</param>
/// <param name="Metric">Its name in CloudWatch.</param>
/// <param name="Periods">In how many of the last three periods there must be more than usual before people are told.</param>
/// <param name="Meaning">What the alarm tells a person.</param>
public sealed record SecurityEvent(string Name, string Metric, int Periods, string Meaning)
{
    public static SecurityEvent FailedLogin { get; } = new("failed-login", "FailedLogins", 2,
        "More sign-ins fail than usual: somebody may be guessing passwords.");

    public static SecurityEvent Lockout { get; } = new("lockout", "Lockouts", 2,
        "More addresses are locked out than usual: somebody may be guessing passwords, or keeping people out.");

    // Where it never happens, once is unusual.
    public static SecurityEvent TokenReuse { get; } = new("token-reuse", "TokenReuses", 1,
        "A refresh token was used twice: one of both had stolen it. The session was ended.");

    public static SecurityEvent DeniedPlayback { get; } = new("denied-playback", "DeniedPlaybacks", 2,
        "More films are refused than usual: somebody may be trying the ids of other people's films.");

    /// <summary>The phrase to look for: in quotation marks it is found in plain lines and in JSON alike.</summary>
    internal string Pattern => $"\"security-event {Name}\"";

    /// <summary>Says which functions report it; one that serves several operations counts once.</summary>
    public SecurityEventSource From(params FunctionComponent[] functions) => new(this, [.. functions.Distinct()]);
}

/// <summary>What is reported, and by whom.</summary>
public sealed record SecurityEventSource(SecurityEvent Event, IReadOnlyList<FunctionComponent> Functions);
