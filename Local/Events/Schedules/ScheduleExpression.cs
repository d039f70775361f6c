using System.Globalization;
using System.Text.RegularExpressions;

namespace VideoStack.Local.Events.Schedules;

/// <summary>When a rule runs by itself, as EventBridge writes it: <c>rate(15 minutes)</c> or <c>cron(0 3 * * ? *)</c>, in UTC.</summary>
internal abstract partial record ScheduleExpression(string Text)
{
    private const string Forms = "EventBridge takes rate(15 minutes), rate(1 day) or cron(minutes hours day-of-month month day-of-week year)";

    /// <exception cref="LocalException">EventBridge would refuse it, or it uses something that is not played here.</exception>
    public static ScheduleExpression Parse(string text)
    {
        if (Rate().Match(text) is { Success: true } rate) return ReadRate(text, rate.Groups["value"].Value, rate.Groups["unit"].Value);
        if (Cron().Match(text) is { Success: true } cron) return CronSchedule.Read(text, cron.Groups["fields"].Value);

        throw new LocalException($"The schedule {text} is not understood: {Forms}.");
    }

    /// <summary>The next run strictly after a moment; null when there is none.</summary>
    public abstract DateTimeOffset? Next(DateTimeOffset after);

    public override string ToString() => Text;

    private static RateSchedule ReadRate(string text, string value, string unit)
    {
        var isOne = value == "1";
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || isOne == unit.EndsWith('s'))
            throw new LocalException($"The schedule {text} is not valid: the value is positive, and its unit is singular for 1 and plural for more, as in rate(1 hour) and rate(2 hours).");

        return new RateSchedule(text, unit.TrimEnd('s') switch
        {
            "minute" => TimeSpan.FromMinutes(number),
            "hour" => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        });
    }

    [GeneratedRegex(@"^rate\((?<value>\d+) (?<unit>(minute|hour|day)s?)\)$")]
    private static partial Regex Rate();

    [GeneratedRegex(@"^cron\((?<fields>[^()]*)\)$")]
    private static partial Regex Cron();
}

/// <summary>Again and again; the first time one period after the start.</summary>
internal sealed record RateSchedule(string Text, TimeSpan Period) : ScheduleExpression(Text)
{
    public override DateTimeOffset? Next(DateTimeOffset after) => after + Period;

    public override string ToString() => Text;
}
