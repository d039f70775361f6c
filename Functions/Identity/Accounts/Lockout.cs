namespace VideoStack.Functions.Identity.Accounts;

/// <summary>When an address locks, and for how long.</summary>
/// <param name="Attempts">So many failures in a row are free; the last of them locks.</param>
public sealed record Lockout(long Attempts)
{
    /// <summary>What the first lock lasts; each further failure doubles it.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    /// <summary>What it lasts at most: who guesses gets 24 passwords a day, who has forgotten waits an hour, or asks for a mail.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>After so long without an attempt, failures are forgotten.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    /// <summary>How long the address is locked after so many failures in a row; zero for not at all.</summary>
    public TimeSpan After(long failures)
    {
        if (failures < Attempts) return TimeSpan.Zero;
        // Six doublings pass the hour; more would only overflow.
        var lasts = First * Math.Pow(2, Math.Min(failures - Attempts, 6));
        return lasts < Longest ? lasts : Longest;
    }
}
