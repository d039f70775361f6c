namespace VideoStack.Media;

/// <summary>What an encoding will cost, known before it begins: a pure function of ladder, film and prices.</summary>
public static class EncodingCost
{
    private const int HdLines = 720;
    private const int HdPixels = 1280 * 720;
    private const int UhdLines = 1080;
    private const int UhdPixels = 1920 * 1080;
    private const double UsualFrameRate = 30;

    /// <summary>The list price of all outputs, in millionths of a US dollar; never less than what will be billed by these prices.</summary>
    /// <param name="ladder">The renditions.</param>
    /// <param name="film">The film: its frame rate, and whether it has sound.</param>
    /// <param name="seconds">Its length.</param>
    /// <param name="prices">Of the region that encodes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or no number.</exception>
    public static long Estimate(IEnumerable<Rung> ladder, SourceVideo film, double seconds, EncodingPrices prices)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        ArgumentNullException.ThrowIfNull(film);
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        if (!double.IsFinite(seconds)) throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "A length is a number.");

        var billed = (long)Math.Max(prices.LeastSeconds, Math.Ceiling(seconds));
        var perMinute = ladder.Sum(rung => PriceOf(rung, film.FrameRate, prices));
        if (film.HasAudio) perMinute += prices.Sound + prices.Loudness;
        // Whole seconds are billed; a broken millionth counts as one.
        return (perMinute * billed + 59) / 60;
    }

    // The bill speaks of lines, and of landscape. Of other shapes, that class counts which their lines or their pixels reach: the dearer.
    private static long PriceOf(Rung rung, double frameRate, EncodingPrices prices)
    {
        var pixels = rung.Width * rung.Height;
        var price = rung.ShortSide > UhdLines || pixels > UhdPixels ? prices.Uhd
            : rung.ShortSide >= HdLines || pixels >= HdPixels ? prices.Hd
            : prices.Sd;
        return frameRate > UsualFrameRate ? price.UpTo60 : price.UpTo30;
    }
}
