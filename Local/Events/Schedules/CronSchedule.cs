namespace VideoStack.Local.Events.Schedules;

/// <summary>At times of the calendar, in UTC.</summary>
internal sealed record CronSchedule : ScheduleExpression
{
    private const string Any = "?";
    private const int LastYear = 2199;
    private const int DaysLookedAt = 366 * 40;
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly CronField _minutes;
    private readonly CronField _hours;
    private readonly CronField? _days;
    private readonly CronField _months;
    private readonly CronField? _weekdays;
    private readonly CronField _years;

    private CronSchedule(string text, string[] fields)
        : base(text)
    {
        _minutes = CronField.Read(text, fields[0], 0, 59);
        _hours = CronField.Read(text, fields[1], 0, 23);
        _days = fields[2] == Any ? null : CronField.Read(text, fields[2], 1, 31);
        _months = CronField.Read(text, fields[3], 1, Months.Length, Months);
        _weekdays = fields[4] == Any ? null : CronField.Read(text, fields[4], 1, Weekdays.Length, Weekdays);
        _years = CronField.Read(text, fields[5], 1970, LastYear);
    }

    /// <exception cref="LocalException">It is not understood.</exception>
    public static CronSchedule Read(string text, string fields)
    {
        var parts = fields.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        const int count = 6;
        if (parts.Length != count)
            throw new LocalException($"The schedule {text} has {parts.Length} fields; EventBridge's cron has six: minutes, hours, day of month, month, day of week, year.");
        if ((parts[2] == Any) == (parts[4] == Any))
            throw new LocalException($"The schedule {text} is not valid: exactly one of day of month and day of week is a question mark.");

        return new CronSchedule(text, parts);
    }

    public override DateTimeOffset? Next(DateTimeOffset after)
    {
        var start = after.UtcDateTime.AddTicks(-(after.UtcTicks % TimeSpan.TicksPerMinute)).AddMinutes(1);
        // Leap days come every four years, or eight; a weekday on one of them within forty.
        for (var day = start.Date; day <= start.Date.AddDays(DaysLookedAt) && day.Year <= LastYear; day = day.AddDays(1))
            if (IsDay(day) && TimesOf(day).FirstOrDefault(time => time >= start) is { Ticks: > 0 } next)
                return new DateTimeOffset(next, TimeSpan.Zero);
        return null;
    }

    public override string ToString() => Text;

    private bool IsDay(DateTime day) =>
        _years.Has(day.Year) && _months.Has(day.Month) && (_days?.Has(day.Day) ?? true) && (_weekdays?.Has((int)day.DayOfWeek + 1) ?? true);

    private IEnumerable<DateTime> TimesOf(DateTime day) =>
        from hour in _hours.Values from minute in _minutes.Values select day.AddHours(hour).AddMinutes(minute);
}
