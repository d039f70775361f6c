namespace VideoStack.Functions.Identity.Accounts;

/// <summary>Names in the Emails table.</summary>
internal static class EmailAttributes
{
    public const string EmailIndex = "emailIndex";

    /// <summary>The account that has claimed the address.</summary>
    public const string UserId = "userId";

    /// <summary>Failed attempts in a row.</summary>
    public const string Failures = "failures";

    /// <summary>When the last attempt's lock ends; it counts only where the failures are many enough. Seconds since 1970, as all times here.</summary>
    public const string LockedUntil = "lockedUntil";

    /// <summary>When the failures are forgotten.</summary>
    public const string FailuresUntil = "failuresUntil";

    /// <summary>Until when no further link is mailed to it.</summary>
    public const string QuietUntil = "quietUntil";

    /// <summary>When DynamoDB drops the item.</summary>
    public const string ExpiresAt = "expiresAt";

    /// <summary>On claimed addresses, and preferred to any other <see cref="ExpiresAt"/>: a claim stays.</summary>
    public const string KeepUntil = "keepUntil";

    /// <summary>The end of the year 9999.</summary>
    public const long Forever = 253_402_300_799;
}
