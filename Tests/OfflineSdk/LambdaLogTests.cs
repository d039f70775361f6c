using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

namespace VideoStack.OfflineSdk.Tests;

/// <summary>What a function's log looks like.</summary>
[NonParallelizable]
internal sealed class LambdaLogTests
{
    private const string Time = @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z";
    private LambdaFunctionUnderTest function = null!;

    [SetUp]
    public async Task Start() => function = await LambdaFunctionUnderTest.StartAsync();

    [TearDown]
    public async Task Stop() => await function.DisposeAsync();

    [Test]
    public async Task Text_lines_carry_time_request_and_level()
    {
        var log = await LogOf(context =>
        {
            context.Logger.LogInformation("film {videoId} has {size:N2} MB", "v1", 1.5);
            context.Logger.LogWarning("{1} before {0}", "b", "a");
            LambdaLogger.Log("from afar");
            Console.WriteLine("from the console");
            Console.Error.WriteLine("from standard error");
        });

        Assert.That(log, Has.Count.EqualTo(5));
        Assert.That(log[0], Does.Match($"^{Time}\trequest-1\tinfo\tfilm v1 has 1.50 MB$"));
        Assert.That(log[1], Does.Match($"^{Time}\trequest-1\twarn\ta before b$"));
        Assert.That(log[3], Does.Match($"^{Time}\trequest-1\tinfo\tfrom the console$"));
        Assert.That(log[4], Does.Match($"^{Time}\trequest-1\tfail\tfrom standard error$"));
    }

    [Test]
    public async Task An_unhandled_exception_is_logged()
    {
        var log = await LogOf(_ => throw new InvalidOperationException("no film"));

        Assert.That(log[0], Does.Match($"^{Time}\trequest-1\tfail\tSystem.InvalidOperationException: no film$"));
        Assert.That(log[1], Does.StartWith("at "));
    }

    [Test]
    public async Task Lines_below_the_level_are_dropped()
    {
        function.Environment("AWS_LAMBDA_LOG_LEVEL", "WARN");

        var log = await LogOf(context =>
        {
            context.Logger.LogInformation("dropped");
            context.Logger.LogWarning("kept");
        });

        Assert.That(log, Has.Count.EqualTo(1));
        Assert.That(log[0], Does.EndWith("\twarn\tkept"));
    }

    [Test]
    public async Task Json_lines_carry_the_arguments_as_properties()
    {
        function.Environment("AWS_LAMBDA_LOG_FORMAT", "JSON");

        var log = await LogOf(context => context.Logger.LogError(
            new IOException("disk"), "film {videoId} {size} {ready} {rungs} {nothing}", "v1", 5L, true, new[] { "1080p", "720p" }, null!));

        using var document = JsonDocument.Parse(log.Single());
        var record = document.RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.GetProperty("timestamp").GetString(), Does.Match($"^{Time}$"));
            Assert.That(record.GetProperty("level").GetString(), Is.EqualTo("Error"));
            Assert.That(record.GetProperty("requestId").GetString(), Is.EqualTo("request-1"));
            Assert.That(record.GetProperty("traceId").GetString(), Is.EqualTo("Root=1"));
            Assert.That(record.GetProperty("message").GetString(), Is.EqualTo("film v1 5 True {rungs} {nothing}"));
            Assert.That(record.GetProperty("videoId").GetString(), Is.EqualTo("v1"));
            Assert.That(record.GetProperty("size").GetInt64(), Is.EqualTo(5));
            Assert.That(record.GetProperty("ready").GetBoolean(), Is.True);
            Assert.That(record.GetProperty("rungs").GetRawText(), Is.EqualTo("""["1080p","720p"]"""));
            Assert.That(record.TryGetProperty("nothing", out _), Is.False);
            Assert.That(record.GetProperty("errorType").GetString(), Is.EqualTo("System.IO.IOException"));
            Assert.That(record.GetProperty("errorMessage").GetString(), Is.EqualTo("disk"));
            Assert.That(record.GetProperty("stackTrace")[0].GetString(), Is.EqualTo("System.IO.IOException: disk"));
        }
    }

    [Test]
    public async Task Places_without_argument_stay_as_written()
    {
        var log = await LogOf(context =>
        {
            context.Logger.LogInformation("{a} and {b}", "one");
            context.Logger.LogInformation("braces {} {{ }} {a", "one");
            context.Logger.LogInformation("no arguments: {a}");
        });

        Assert.That(log.Select(line => line.Split('\t')[^1]), Is.EqualTo(new[] { "one and {b}", "braces {} {{ }} {a", "no arguments: {a}" }));
    }

    private async Task<IReadOnlyList<string>> LogOf(Action<ILambdaContext> handler)
    {
        function.Run(LambdaBootstrapBuilder.Create(handler));
        function.Api.Enqueue("request-1", "{}", ("Lambda-Runtime-Trace-Id", "Root=1"));
        await function.Api.SentAsync();
        return function.Log;
    }
}
