using VideoStack.Infra.Configuration;
using VideoStack.Infra.Media;

namespace VideoStack.Infra;

/// <summary>The settings about films on their way to the viewers, read once and checked. <c>Pulumi.dev.yaml</c> explains each.</summary>
public sealed record FilmSettings
{
    private const long Gibibyte = 1024L * 1024 * 1024;

    // The largest object that S3 keeps.
    private const long MostUploadBytes = 5 * 1024 * Gibibyte;

    // As much as a number in JavaScript holds exactly; the page shows it.
    private const long MostOwnerBytes = (1L << 53) - 1;

    /// <summary>The largest film, in bytes.</summary>
    public required long MaxUploadBytes { get; init; }

    /// <summary>What the originals of one owner may come to, in bytes; null for no limit.</summary>
    public required long? MaxOwnerBytes { get; init; }

    /// <summary>Browsers send films to the edge that is nearest, and AWS's own network carries them to the bucket.</summary>
    public required bool TransferAcceleration { get; init; }

    /// <summary>The longest film, in minutes.</summary>
    public required int MaxDurationMinutes { get; init; }

    /// <summary>How the encoder spends bits.</summary>
    public required RateControl RateControl { get; init; }

    /// <summary>Days after which an original moves to a colder storage class; 0 for never.</summary>
    public required int OriginalsColderAfterDays { get; init; }

    /// <summary>What the films of one owner may cost to encode in a calendar month (UTC), by list prices; null for no limit.</summary>
    public required decimal? MonthlyBudgetUsd { get; init; }

    /// <summary>Operators are told of every film that was encoded, not only of those that could not be.</summary>
    public required bool NotifyOnCompletion { get; init; }

    internal static FilmSettings Read(SettingsReader reader)
    {
        var settings = new FilmSettings
        {
            MaxUploadBytes = reader.Long("maxUploadBytes", 5 * Gibibyte, 1, MostUploadBytes),
            MaxOwnerBytes = reader.OptionalLong("maxOwnerBytes", 100 * Gibibyte, 1, MostOwnerBytes),
            TransferAcceleration = reader.Boolean("transferAcceleration", false),
            MaxDurationMinutes = reader.Integer("maxDurationMinutes", 720, 1, 1000),
            RateControl = reader.Choice("rateControl", RateControl.Qvbr, ("qvbr", RateControl.Qvbr), ("cbr", RateControl.Cbr)),
            OriginalsColderAfterDays = reader.Integer("originalsColderAfterDays", 30, 0, 3650),
            MonthlyBudgetUsd = reader.OptionalAmount("monthlyBudgetUsd", 50, 0.01m, 1_000_000),
            NotifyOnCompletion = reader.Boolean("notifyOnCompletion", false),
        };
        if (settings.MaxOwnerBytes < settings.MaxUploadBytes)
            reader.Wrong("maxOwnerBytes", $"is less than maxUploadBytes, so the largest film would fit nobody: '{settings.MaxOwnerBytes}'", $"{settings.MaxUploadBytes}");
        return settings;
    }
}
