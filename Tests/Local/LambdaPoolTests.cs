using System.Diagnostics;
using System.Text.Json.Nodes;
using VideoStack.Local.Lambda;

namespace VideoStack.Local.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LambdaPoolTests : IAsyncDisposable
{
    private readonly LambdaFixture _lambda = new();

    public ValueTask DisposeAsync() => _lambda.DisposeAsync();

    [Test]
    public async Task A_process_takes_one_event_after_the_other()
    {
        var arn = _lambda.Declare("Health");
        await _lambda.StartAsync();

        var first = await _lambda.AnswerAsync(arn, """{"n":1}""");
        var second = await _lambda.AnswerAsync(arn, """{"n":2}""");

        Assert.Multiple(() =>
        {
            Assert.That((int)second["pid"]!, Is.EqualTo((int)first["pid"]!));
            Assert.That((int)second["served"]!, Is.EqualTo(2));
            Assert.That((int)second["event"]!["n"]!, Is.EqualTo(2));
            Assert.That((string?)second["id"], Is.Not.EqualTo((string?)first["id"]));
        });
    }

    [Test]
    public async Task Events_at_once_get_a_process_each()
    {
        var arn = _lambda.Declare("Health");
        await _lambda.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _lambda.AnswerAsync(arn, """{"do":"slow"}""")));

        Assert.That(answers.Select(answer => (int)answer["pid"]!).Distinct().Count(), Is.EqualTo(3));
        Assert.That(_lambda.Pool.ProcessesOf(arn), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_dead_process_fails_its_event_and_is_replaced()
    {
        var arn = _lambda.Declare("Health");
        await _lambda.StartAsync();
        var before = await _lambda.AnswerAsync(arn, "{}");

        var error = await _lambda.ErrorAsync(arn, """{"do":"crash"}""");
        var after = await _lambda.AnswerAsync(arn, "{}");

        Assert.Multiple(() =>
        {
            Assert.That((string?)error["errorType"], Is.EqualTo("Runtime.ExitError"));
            Assert.That((string?)error["errorMessage"], Does.EndWith("Error: Runtime exited with error: exit status 7"));
            Assert.That((int)after["pid"]!, Is.Not.EqualTo((int)before["pid"]!));
        });
    }

    [Test]
    public async Task A_process_that_dies_while_idle_is_replaced_unnoticed()
    {
        var arn = _lambda.Declare("Health");
        await _lambda.StartAsync();
        await _lambda.AnswerAsync(arn, "{}");

        Process.GetProcessById(_lambda.Pool.ProcessesOf(arn).Single()).Kill();
        await LambdaFixture.Eventually(() => _lambda.Pool.ProcessesOf(arn).Count == 0);

        Assert.That((int)(await _lambda.AnswerAsync(arn, "{}"))["served"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task An_event_that_takes_too_long_is_ended_with_its_process()
    {
        var arn = _lambda.Declare("Health", new JsonObject { ["timeout"] = 3.0 });
        await _lambda.StartAsync();

        var error = await _lambda.ErrorAsync(arn, """{"do":"hang"}""");

        Assert.That((string?)error["errorMessage"], Does.EndWith("Error: Task timed out after 3.00 seconds"));
        Assert.That(_lambda.Pool.ProcessesOf(arn), Is.Empty);
        await _lambda.AnswerAsync(arn, "{}");
    }

    [Test]
    public async Task A_function_that_throws_keeps_its_process()
    {
        var arn = _lambda.Declare("Health");
        await _lambda.StartAsync();

        var error = await _lambda.ErrorAsync(arn, """{"do":"fail"}""");
        var answer = await _lambda.AnswerAsync(arn, "{}");

        Assert.That((string?)error["errorMessage"], Is.EqualTo("it went wrong"));
        Assert.That((int)answer["served"]!, Is.EqualTo(2));
    }

    [Test]
    public async Task Reserved_concurrency_refuses_what_is_beyond_it()
    {
        var arn = _lambda.Declare("Health", new JsonObject { ["reservedConcurrentExecutions"] = 1.0 });
        await _lambda.StartAsync();

        var running = _lambda.AnswerAsync(arn, """{"do":"slow"}""");

        Assert.ThrowsAsync<TooManyRequestsException>(() => _lambda.InvokeAsync(arn, "{}"));
        await running;
        await _lambda.AnswerAsync(arn, "{}");
    }

    [Test]
    public async Task An_unused_process_is_ended()
    {
        var arn = _lambda.Declare("Health");
        await _lambda.StartAsync(idleFor: TimeSpan.FromMilliseconds(300));
        await _lambda.AnswerAsync(arn, "{}");

        await LambdaFixture.Eventually(() => _lambda.Pool.ProcessesOf(arn).Count == 0);
    }

    [Test]
    public async Task Nothing_is_left_running_when_the_pool_ends()
    {
        var arn = _lambda.Declare("Health");
        await _lambda.StartAsync();
        var working = _lambda.InvokeAsync(arn, """{"do":"hang"}""");
        await LambdaFixture.Eventually(() => _lambda.Pool.ProcessesOf(arn).Count == 1);
        var process = _lambda.Pool.ProcessesOf(arn).Single();

        await _lambda.Pool.DisposeAsync();

        Assert.That((await working).FunctionError, Is.EqualTo("Unhandled"));
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(process));
    }

    [Test]
    public async Task Who_stops_waiting_does_not_stop_the_function()
    {
        var arn = _lambda.Declare("Health");
        await _lambda.StartAsync(processes: 1);
        using var impatience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        Assert.CatchAsync<OperationCanceledException>(() => _lambda.Pool.InvokeAsync(arn, """{"do":"slow"}"""u8.ToArray(), impatience.Token));

        // There is one process only, so this event waits until the first is done with.
        Assert.That((int)(await _lambda.AnswerAsync(arn, "{}"))["served"]!, Is.EqualTo(2));
    }

    [Test]
    public async Task Beyond_the_local_limit_events_wait()
    {
        var arn = _lambda.Declare("Health");
        await _lambda.StartAsync(processes: 2);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _lambda.AnswerAsync(arn, """{"do":"slow"}""")));

        Assert.That(answers.Select(answer => (int)answer["pid"]!).Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task Lines_of_a_function_are_logged_under_its_name()
    {
        var arn = _lambda.Declare("Health");
        await _lambda.StartAsync();

        await _lambda.ErrorAsync(arn, """{"do":"crash"}""");

        Assert.That(_lambda.Log, Does.Contain("Health | hello from Health").And.Contain("Health | out of memory, say"));
    }

    [Test]
    public async Task An_unknown_alias_is_refused()
    {
        var arn = _lambda.Declare("Health");
        await _lambda.StartAsync();

        Assert.ThrowsAsync<FunctionNotFoundException>(() => _lambda.InvokeAsync(arn.Replace("live", "beta", StringComparison.Ordinal), "{}"));
    }
}
