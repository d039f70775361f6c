namespace VideoStack.Functions.Shared.Hosting;

/// <summary>Tells that something happened which alarms count.</summary>
public interface ISecurityEvents
{
    /// <summary>Notes one event; see <see cref="SecurityEvents"/> for the names.</summary>
    void Note(string name);
}

/// <summary>
/// Writes one line for each event to standard output, which Lambda puts into the function's log, where metric filters count them.
/// A line never has an address, an id or a token: who reads the metrics needs none, and logs are kept and copied.
/// </summary>
/// <param name="output">Standard output, save in tests.</param>
public sealed class SecurityEvents(TextWriter output) : ISecurityEvents
{
    /// <summary>A wrong password, an unknown address or a wrong second factor.</summary>
    public const string FailedLogin = "failed-login";

    /// <summary>An address was locked after too many failures.</summary>
    public const string Lockout = "lockout";

    /// <summary>A refresh token came a second time; its session is revoked.</summary>
    public const string TokenReuse = "token-reuse";

    /// <summary>Playback was asked for of somebody's private film, or with a proof that does not hold.</summary>
    public const string DeniedPlayback = "denied-playback";

    /// <summary>Of this process.</summary>
    public static SecurityEvents Standard { get; } = new(Console.Out);

    /// <inheritdoc/>
    public void Note(string name) => output.WriteLine($"security-event {name}");
}
