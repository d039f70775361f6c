using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using VideoStack.Local.Events.Schedules;
using VideoStack.Local.Mail;

namespace VideoStack.Local.Tests;

/// <summary>Rules that time runs, and the control that runs them now.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ScheduledRulesTests : IAsyncDisposable
{
    private const string Arn = "arn:aws:events:eu-west-1:123456789012:rule/repair-0123456";

    private readonly EventsFixture _events = new();
    private readonly SteppedClock _clock = new();
    private ScheduledRules? _rules;

    public ScheduledRulesTests()
    {
        Declare("rate(15 minutes)");
        _events.Add("aws:cloudwatch/eventTarget:EventTarget", "repair", new()
        {
            ["rule"] = "repair-0123456", ["arn"] = EventsFixture.Function, ["input"] = """{"task":"repair"}""",
        });
        _events.Permit("events.amazonaws.com", Arn);
    }

    public async ValueTask DisposeAsync()
    {
        if (_rules is not null) await _rules.DisposeAsync();
    }

    [Test]
    public async Task A_rule_runs_at_its_times_with_its_constant_input()
    {
        var rules = Start();
        _clock.Step(TimeSpan.FromMinutes(14));
        await Task.Delay(50);
        Assert.That(_events.Events, Is.Empty);

        _clock.Step(TimeSpan.FromMinutes(2));
        await LambdaFixture.Eventually(() => _events.Events.Count == 1);
        await LambdaFixture.Eventually(() => rules.DueOf(rules.All[0]) == SteppedClock.Start.AddMinutes(30));
        _clock.Step(TimeSpan.FromMinutes(14));

        await LambdaFixture.Eventually(() => _events.Events.Count == 2);
        Assert.That(_events.Events.Select(@event => @event.ToJsonString()), Is.All.EqualTo("""{"task":"repair"}"""));
    }

    [Test]
    public async Task Without_an_input_the_function_gets_the_scheduled_event()
    {
        _events.Add("aws:cloudwatch/eventTarget:EventTarget", "repair", new() { ["rule"] = "repair-0123456", ["arn"] = EventsFixture.Function });

        await RunAsync("repair");

        var @event = _events.Events.Single();
        Assert.That(((string?)@event["source"], (string?)@event["detail-type"]), Is.EqualTo(("aws.events", "Scheduled Event")));
        Assert.That((string?)@event["resources"]![0], Is.EqualTo(Arn));
        Assert.That(@event["detail"]!.AsObject(), Is.Empty);
    }

    [TestCase("repair", 200)]
    [TestCase("repair-0123456", 200)]
    [TestCase("nothing", 404)]
    public async Task The_control_runs_a_rule_by_either_name_and_answers_when_it_is_done(string name, int expected)
    {
        _events.Answer = _ => new("""{"repaired":3}"""u8.ToArray(), null);

        var (status, body) = await RunAsync(name);

        Assert.That(status, Is.EqualTo(expected));
        Assert.That(_events.Events, Has.Count.EqualTo(expected == 200 ? 1 : 0));
        if (expected == 200) Assert.That((string?)JsonNode.Parse(body)![0]!["answer"], Is.EqualTo("""{"repaired":3}"""));
        else Assert.That(body, Does.Contain("repair"));
    }

    [Test]
    public async Task A_function_that_fails_is_told()
    {
        _events.Answer = _ => new("{}"u8.ToArray(), "Unhandled");

        Assert.That((await RunAsync("repair")).Status, Is.EqualTo(502));
    }

    [Test]
    public async Task A_forgotten_permission_calls_nobody()
    {
        _events.Permit("events.amazonaws.com", $"{Arn}-of-another");

        var (status, body) = await RunAsync("repair");

        Assert.That((status, _events.Events.Count), Is.EqualTo((502, 0)));
        Assert.That(body, Does.Contain("aws.lambda.Permission"));
    }

    [Test]
    public async Task The_page_lists_what_runs_and_when()
    {
        var rules = Start();
        await LambdaFixture.Eventually(() => rules.DueOf(rules.All[0]) is not null);
        var context = Request();
        context.Request.Headers.Accept = "application/json";
        await new SchedulesPage(rules).ListAsync(context);

        var rule = JsonNode.Parse(BodyOf(context))!.AsArray().Single()!;
        Assert.That(
            ((string?)rule["name"], (string?)rule["rule"], (string?)rule["schedule"], (string?)rule["next"]),
            Is.EqualTo(("repair", "repair-0123456", "rate(15 minutes)", "2026-11-21T08:52:00.0000000+00:00")));
    }

    [Test]
    public void A_disabled_rule_does_not_run()
    {
        Declare("rate(15 minutes)", "DISABLED");

        Assert.That(Start().All, Is.Empty);
    }

    [Test]
    public void A_schedule_that_is_not_understood_stops_the_start()
    {
        Declare("cron(0 10 L * ? *)");

        Assert.That(() => Start(), Throws.TypeOf<LocalException>().With.Message.Contains("cron(0 10 L * ? *)"));
    }

    [TestCase(null, 200)]
    [TestCase("http://localhost:8080", 200)]
    [TestCase("http://evil.example", 403)]
    public async Task A_page_of_another_site_runs_nothing(string? origin, int expected)
    {
        var page = new SchedulesPage(Start());
        var pages = new LocalPages(
            new Dictionary<string, RequestDelegate> { [SchedulesPage.Path] = page.ListAsync },
            http => http.Response.WriteAsync("platform"),
            new Dictionary<string, Func<HttpContext, string, Task>> { [SchedulesPage.Path] = page.RunAsync });
        var context = Request();
        (context.Request.Method, context.Request.Path) = ("POST", $"{SchedulesPage.Path}/repair");
        (context.Request.Scheme, context.Request.Host) = ("http", new HostString("localhost:8080"));
        if (origin is not null) context.Request.Headers.Origin = origin;

        await pages.HandleAsync(context);

        Assert.That((context.Response.StatusCode, _events.Events.Count), Is.EqualTo((expected, expected == 200 ? 1 : 0)));
    }

    private void Declare(string schedule, string state = "ENABLED") => _events.Add(
        "aws:cloudwatch/eventRule:EventRule", "repair", new() { ["scheduleExpression"] = schedule, ["state"] = state },
        new() { ["name"] = "repair-0123456", ["arn"] = Arn });

    private ScheduledRules Start() =>
        _rules ??= new ScheduledRules(_events.Graph, _events.Delivery(new Mailbox()), _clock, NullLogger<ScheduledRules>.Instance);

    private async Task<(int Status, string Body)> RunAsync(string name)
    {
        var context = Request();
        await new SchedulesPage(Start()).RunAsync(context, name);
        return (context.Response.StatusCode, BodyOf(context));
    }

    private static DefaultHttpContext Request() => new() { Response = { Body = new MemoryStream() } };

    private static string BodyOf(HttpContext context) => Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
}

/// <summary>A clock that goes on only when a test says so, and rings then.</summary>
internal sealed class SteppedClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 8, 37, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly List<Alarm> _alarms = [];
    private DateTimeOffset _now = Start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public void Step(TimeSpan by)
    {
        List<Alarm> due;
        lock (_gate)
        {
            _now += by;
            due = [.. _alarms.Where(alarm => alarm.At <= _now)];
            _alarms.RemoveAll(due.Contains);
        }

        due.ForEach(alarm => alarm.Ring());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            var alarm = new Alarm(_now + dueTime, () => callback(state));
            if (dueTime != Timeout.InfiniteTimeSpan) _alarms.Add(alarm);
            return alarm;
        }
    }

    private sealed class Alarm(DateTimeOffset at, Action ring) : ITimer
    {
        public DateTimeOffset At => at;

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
