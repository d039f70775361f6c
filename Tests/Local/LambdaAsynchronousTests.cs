using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LambdaAsynchronousTests : IAsyncDisposable
{
    private readonly LambdaFixture _lambda = new();

    public LambdaAsynchronousTests() => _lambda.DeclareDeadLetterQueue();

    public ValueTask DisposeAsync() => _lambda.DisposeAsync();

    [Test]
    public async Task An_event_that_fails_is_tried_three_times_and_then_kept()
    {
        var arn = _lambda.Declare("Ingest", WithDeadLetters());
        await _lambda.StartAsync();

        _lambda.Pool.InvokeAsynchronously(arn, """{"do":"fail"}"""u8.ToArray());
        await LambdaFixture.Eventually(() => DeadLetters().Count == 1);
        await ReadAttempts(3);

        var letter = DeadLetters().Single();
        Assert.Multiple(() =>
        {
            Assert.That((string?)letter.Body!["do"], Is.EqualTo("fail"));
            Assert.That(letter.Attributes["ErrorCode"], Is.EqualTo("200"));
            Assert.That(letter.Attributes["ErrorMessage"], Is.EqualTo("it went wrong"));
            Assert.That(letter.Attributes["RequestID"], Has.Length.EqualTo(36));
            Assert.That(_lambda.Attempts, Is.EqualTo(3));
        });
    }

    [Test]
    public async Task An_event_that_succeeds_is_done_with()
    {
        var arn = _lambda.Declare("Ingest", WithDeadLetters());
        await _lambda.StartAsync();

        _lambda.Pool.InvokeAsynchronously(arn, "{}"u8.ToArray());
        await LambdaFixture.Eventually(() => _lambda.Attempts == 1);
        await Task.Delay(200); // ten times as long as a retry would wait

        Assert.That(_lambda.Attempts, Is.EqualTo(1));
        Assert.That(DeadLetters(), Is.Empty);
    }

    [Test]
    public async Task The_alias_tells_how_often_to_retry_and_where_the_record_goes()
    {
        var arn = _lambda.Declare("Ingest");
        _lambda.Graph.Add(new RealisedResource("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "ingest", "ingest", new JsonObject
        {
            ["functionName"] = "Ingest",
            ["qualifier"] = "live",
            ["maximumRetryAttempts"] = 0.0,
            ["destinationConfig"] = new JsonObject { ["onFailure"] = new JsonObject { ["destination"] = LambdaFixture.DeadLetterQueue } },
        }, []));
        await _lambda.StartAsync();

        _lambda.Pool.InvokeAsynchronously(arn, """{"do":"crash"}"""u8.ToArray());
        await LambdaFixture.Eventually(() => DeadLetters().Count == 1);

        var record = DeadLetters().Single().Body!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)record["requestContext"]!["condition"], Is.EqualTo("RetriesExhausted"));
            Assert.That((int)record["requestContext"]!["approximateInvokeCount"]!, Is.EqualTo(1));
            Assert.That((string?)record["requestContext"]!["functionArn"], Is.EqualTo(arn));
            Assert.That((string?)record["requestPayload"]!["do"], Is.EqualTo("crash"));
            Assert.That((string?)record["responseContext"]!["functionError"], Is.EqualTo("Unhandled"));
            Assert.That((string?)record["responsePayload"]!["errorType"], Is.EqualTo("Runtime.ExitError"));
        });
    }

    [Test]
    public async Task Want_of_concurrency_is_no_attempt()
    {
        var inputs = WithDeadLetters();
        inputs["reservedConcurrentExecutions"] = 1.0;
        var arn = _lambda.Declare("Ingest", inputs);
        await _lambda.StartAsync();

        // The first takes a second, in which the second is refused far more often than twice.
        _lambda.Pool.InvokeAsynchronously(arn, """{"do":"slow"}"""u8.ToArray());
        _lambda.Pool.InvokeAsynchronously(arn, """{"do":"fail"}"""u8.ToArray());
        await LambdaFixture.Eventually(() => DeadLetters().Count == 1);
        await ReadAttempts(1 + 3);

        Assert.That(_lambda.Attempts, Is.EqualTo(1 + 3));
    }

    private static JsonObject WithDeadLetters() =>
        new() { ["deadLetterConfig"] = new JsonObject { ["targetArn"] = LambdaFixture.DeadLetterQueue } };

    // A function's output may still be in its pipe when its answer is here.
    private Task ReadAttempts(int atLeast) => LambdaFixture.Eventually(() => _lambda.Attempts >= atLeast);

    private IReadOnlyList<Lambda.DeadLetter> DeadLetters() => _lambda.Pool.DeadLetters.In(LambdaFixture.DeadLetterQueue);
}
