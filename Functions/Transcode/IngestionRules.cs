using System.Globalization;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Media;

namespace VideoStack.Functions.Transcode;

/// <summary>What films may be, and cost.</summary>
/// <param name="MaxDuration">The longest film that is taken.</param>
/// <param name="MonthlyMicroUsd">What one owner's films may cost in a month, in millionths of a US dollar; null for any amount.</param>
/// <param name="Prices">What encoding costs.</param>
internal sealed record IngestionRules(TimeSpan MaxDuration, long? MonthlyMicroUsd, EncodingPrices Prices)
{
    /// <summary>The rules in the function's settings; Lambda itself tells the region.</summary>
    /// <exception cref="SettingException">One is missing or makes no sense.</exception>
    public static IngestionRules From(Settings settings) => new(
        TimeSpan.FromMinutes(settings.RequirePositive("MAX_DURATION_MINUTES")),
        Budget(settings),
        EncodingPrices.In(settings.Find("PRICE_REGION") ?? settings.Find("AWS_REGION")));

    private static long? Budget(Settings settings)
    {
        const string Name = "MONTHLY_BUDGET_USD";
        if (settings.Find(Name) is not { } text) return null;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars) && dollars is > 0 and < 1_000_000_000
            ? (long)(dollars * 1_000_000)
            : throw new SettingException($"The environment variable {Name} must be an amount above 0 such as 25 or 7.50, not '{text}'.");
    }
}
