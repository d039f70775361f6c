using System.Globalization;
using VideoStack.Local.Events.Schedules;

namespace VideoStack.Local.Tests;

/// <summary>When scheduled rules run (EventBridge User Guide, "Cron-based schedules" and "Rate-based schedules").</summary>
public sealed class ScheduleExpressionTests
{
    [TestCase("rate(1 minute)", "2026-11-21T08:37:30", "2026-11-21T08:38:30")]
    [TestCase("rate(15 minutes)", "2026-11-21T08:37:30", "2026-11-21T08:52:30")]
    [TestCase("rate(1 day)", "2026-11-21T08:37:30", "2026-11-22T08:37:30")]
    [TestCase("cron(0 10 * * ? *)", "2026-11-21T08:37:30", "2026-11-21T10:00:00")]
    [TestCase("cron(0 10 * * ? *)", "2026-11-21T10:00:00", "2026-11-22T10:00:00", Description = "strictly after")]
    [TestCase("cron(0/15 * * * ? *)", "2026-11-21T08:37:30", "2026-11-21T08:45:00")]
    [TestCase("cron(0/15 * * * ? *)", "2026-11-21T23:45:00", "2026-11-22T00:00:00")]
    [TestCase("cron(15 12 ? * MON-FRI *)", "2026-11-21T08:37:30", "2026-11-23T12:15:00", Description = "a Saturday")]
    [TestCase("cron(15 12 ? * 1 *)", "2026-11-21T08:37:30", "2026-11-22T12:15:00", Description = "Sunday is the first day")]
    [TestCase("cron(0 8 1 * ? *)", "2026-11-21T08:37:30", "2026-12-01T08:00:00")]
    [TestCase("cron(0,30 8-9 21 NOV ? 2026,2028)", "2026-11-21T09:30:00", "2028-11-21T08:00:00")]
    [TestCase("cron(0 0 29 FEB ? *)", "2026-11-21T08:37:30", "2028-02-29T00:00:00")]
    [TestCase("cron(0 0 1 1 ? 2025)", "2026-11-21T08:37:30", null)]
    public void The_next_run(string schedule, string after, string? expected) =>
        Assert.That(ScheduleExpression.Parse(schedule).Next(Utc(after)), Is.EqualTo(expected is null ? (DateTimeOffset?)null : Utc(expected)));

    [TestCase("every day", "every day")]
    [TestCase("rate(1 minutes)", "singular")]
    [TestCase("rate(15 minute)", "singular")]
    [TestCase("rate(0 minutes)", "positive")]
    [TestCase("rate(5 weeks)", "rate(5 weeks)")]
    [TestCase("cron(0 10 * * *)", "six")]
    [TestCase("cron(0 10 * * * *)", "question mark")]
    [TestCase("cron(0 10 ? * ? *)", "question mark")]
    [TestCase("cron(60 10 * * ? *)", "60")]
    [TestCase("cron(0 10 L * ? *)", "field L")]
    [TestCase("cron(0 10 ? * 6#3 *)", "field 6#3")]
    [TestCase("cron(0 10 3W * ? *)", "field 3W")]
    [TestCase("cron(0/0 10 * * ? *)", "field 0/0")]
    [TestCase("cron(30-10 10 * * ? *)", "field 30-10")]
    public void What_is_not_understood_is_refused_with_a_reason(string schedule, string told) =>
        Assert.That(() => ScheduleExpression.Parse(schedule), Throws.TypeOf<LocalException>().With.Message.Contains(told).And.Message.Contains(schedule));

    private static DateTimeOffset Utc(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
