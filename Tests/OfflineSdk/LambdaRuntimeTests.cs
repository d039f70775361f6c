using System.Globalization;
using System.Net;
using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace VideoStack.OfflineSdk.Tests;

/// <summary>The conversation of a function with the Lambda Runtime API.</summary>
[NonParallelizable]
internal sealed class LambdaRuntimeTests
{
    private readonly SourceGeneratorLambdaJsonSerializer<LambdaJson> serializer = new();
    private LambdaFunctionUnderTest function = null!;

    [SetUp]
    public async Task Start() => function = await LambdaFunctionUnderTest.StartAsync();

    [TearDown]
    public async Task Stop() => await function.DisposeAsync();

    [Test]
    public async Task An_event_is_answered_with_the_result_of_the_handler()
    {
        function.Run(LambdaBootstrapBuilder.Create<Question, Answer>(question => new Answer(question.Text + "!"), serializer));
        function.Api.Enqueue("request-1", """{"Text":"größer & <schöner>"}""");

        var sent = await function.Api.SentAsync();

        Assert.That(sent.Path, Is.EqualTo("invocation/request-1/response"));
        Assert.That(sent.Body, Is.EqualTo("""{"Text":"größer & <schöner>!"}"""), "only what JSON demands is escaped");
        Assert.That(sent.Headers["Content-Type"], Is.EqualTo("application/json"));
        Assert.That(function.Api.UserAgents, Has.Some.StartsWith("aws-lambda-dotnet/"));
    }

    [Test]
    public async Task Events_are_served_one_after_the_other()
    {
        var running = 0;
        function.Run(LambdaBootstrapBuilder.Create<Question, Answer>(
            async question =>
            {
                Assert.That(Interlocked.Increment(ref running), Is.EqualTo(1));
                await Task.Delay(20);
                Interlocked.Decrement(ref running);
                return new Answer(question.Text);
            },
            serializer));
        foreach (var id in new[] { "a", "b", "c" })
            function.Api.Enqueue(id, $$"""{"Text":"{{id}}"}""");

        foreach (var id in new[] { "a", "b", "c" })
        {
            var sent = await function.Api.SentAsync();
            Assert.That((sent.Path, sent.Body), Is.EqualTo(($"invocation/{id}/response", $$"""{"Text":"{{id}}"}""")));
        }
    }

    [Test]
    public async Task The_context_tells_what_the_runtime_api_and_the_environment_say()
    {
        ILambdaContext? seen = null;
        var remaining = TimeSpan.Zero;
        string? trace = null;
        function.Environment("AWS_LAMBDA_FUNCTION_NAME", "dev-ListVideos");
        function.Environment("AWS_LAMBDA_FUNCTION_VERSION", "7");
        function.Environment("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
        function.Environment("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/dev-ListVideos");
        function.Run(LambdaBootstrapBuilder.Create<Question>(
            (_, context) =>
            {
                seen = context;
                remaining = context.RemainingTime;
                trace = Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID");
            },
            serializer));
        var deadline = DateTimeOffset.UtcNow.AddSeconds(5).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        function.Api.Enqueue(
            "request-1",
            "{}",
            ("Lambda-Runtime-Deadline-Ms", deadline),
            ("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:123456789012:function:dev-ListVideos:live"),
            ("Lambda-Runtime-Trace-Id", "Root=1-67f0a0d2-1;Sampled=0"),
            ("Lambda-Runtime-Cognito-Identity", """{"cognitoIdentityId":"id","cognitoIdentityPoolId":"pool"}"""),
            ("Lambda-Runtime-Client-Context", """{"client":{"app_title":"Films"},"env":{"locale":"en"}}"""));

        var sent = await function.Api.SentAsync();

        Assert.That(sent.Body, Is.Empty, "a handler without a result answers with an empty body");
        Assert.That(seen, Is.Not.Null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen!.AwsRequestId, Is.EqualTo("request-1"));
            Assert.That(seen.FunctionName, Is.EqualTo("dev-ListVideos"));
            Assert.That(seen.FunctionVersion, Is.EqualTo("7"));
            Assert.That(seen.MemoryLimitInMB, Is.EqualTo(512));
            Assert.That(seen.LogGroupName, Is.EqualTo("/aws/lambda/dev-ListVideos"));
            Assert.That(seen.InvokedFunctionArn, Does.EndWith(":live"));
            Assert.That(seen.TraceId, Is.EqualTo("Root=1-67f0a0d2-1;Sampled=0"));
            Assert.That(trace, Is.EqualTo("Root=1-67f0a0d2-1;Sampled=0"));
            Assert.That(remaining, Is.GreaterThan(TimeSpan.FromSeconds(2)).And.LessThanOrEqualTo(TimeSpan.FromSeconds(5)));
            Assert.That(seen.Identity.IdentityId, Is.EqualTo("id"));
            Assert.That(seen.ClientContext.Client.AppTitle, Is.EqualTo("Films"));
            Assert.That(seen.ClientContext.Environment["locale"], Is.EqualTo("en"));
            Assert.That(seen.Serializer, Is.SameAs(serializer));
        }
    }

    [Test]
    public async Task A_failing_handler_is_reported_and_the_next_event_served()
    {
        function.Run(LambdaBootstrapBuilder.Create<Question, Answer>(
            question => question.Text == "fail"
                ? throw new InvalidOperationException("no „film“ here", new TimeoutException("too late"))
                : new Answer("ok"),
            serializer));
        function.Api.Enqueue("request-1", """{"Text":"fail"}""");
        function.Api.Enqueue("request-2", """{"Text":"again"}""");

        var error = await function.Api.SentAsync();
        var next = await function.Api.SentAsync();

        Assert.That(error.Path, Is.EqualTo("invocation/request-1/error"));
        Assert.That(error.Headers["Content-Type"], Is.EqualTo("application/vnd.aws.lambda.error+json"));
        Assert.That(error.Headers["Lambda-Runtime-Function-Error-Type"], Is.EqualTo("InvalidOperationException"));
        using var document = JsonDocument.Parse(error.Body);
        var root = document.RootElement;
        Assert.That(root.GetProperty("errorType").GetString(), Is.EqualTo("InvalidOperationException"));
        Assert.That(root.GetProperty("errorMessage").GetString(), Is.EqualTo("no „film“ here"));
        Assert.That(root.GetProperty("stackTrace")[0].GetString(), Does.StartWith("at ").And.Contains(nameof(LambdaRuntimeTests)));
        Assert.That(root.GetProperty("cause").GetProperty("errorType").GetString(), Is.EqualTo("TimeoutException"));
        Assert.That(root.GetProperty("cause").TryGetProperty("stackTrace", out _), Is.False, "an exception never thrown has no trace");
        Assert.That(next.Path, Is.EqualTo("invocation/request-2/response"));
    }

    [Test]
    public async Task A_failing_handler_is_reported_to_x_ray()
    {
        function.Run(Failing(new InvalidOperationException("größer")));
        function.Api.Enqueue("request-1", "{}");

        var error = await function.Api.SentAsync();

        using var cause = JsonDocument.Parse(error.Headers["Lambda-Runtime-Function-XRay-Error-Cause"]);
        Assert.That(cause.RootElement.GetProperty("working_directory").GetString(), Is.EqualTo(Directory.GetCurrentDirectory()));
        var exception = cause.RootElement.GetProperty("exceptions")[0];
        Assert.That(exception.GetProperty("type").GetString(), Is.EqualTo("InvalidOperationException"));
        Assert.That(exception.GetProperty("message").GetString(), Is.EqualTo("größer"));
        Assert.That(exception.GetProperty("stack")[0].GetProperty("label").GetString(), Does.Contain(nameof(Failing)));
    }

    [Test]
    public async Task Every_failure_of_an_aggregate_is_reported()
    {
        function.Run(Failing(new AggregateException("both", new TimeoutException("one"), new IOException("two"))));
        function.Api.Enqueue("request-1", "{}");

        using var document = JsonDocument.Parse((await function.Api.SentAsync()).Body);

        Assert.That(
            document.RootElement.GetProperty("causes").EnumerateArray().Select(cause => cause.GetProperty("errorMessage").GetString()),
            Is.EqualTo(new[] { "one", "two" }));
    }

    [Test]
    public async Task An_event_of_another_shape_is_reported_with_the_type_it_should_have()
    {
        function.Run(LambdaBootstrapBuilder.Create<Question, Answer>(question => new Answer(question.Text), serializer));
        function.Api.Enqueue("request-1", """{"Text": 5}""");

        var error = await function.Api.SentAsync();

        Assert.That(error.Headers["Lambda-Runtime-Function-Error-Type"], Is.EqualTo("JsonSerializerException"));
        Assert.That(error.Body, Does.Contain($"Error converting the Lambda event JSON payload to type {typeof(Question).FullName}"));
    }

    [Test]
    public async Task An_error_too_large_for_lambda_is_reported_without_its_text()
    {
        function.Run(Failing(new InvalidOperationException(new string('x', 300_000))));
        function.Api.Enqueue("request-1", "{}");

        using var document = JsonDocument.Parse((await function.Api.SentAsync()).Body);

        Assert.That(document.RootElement.GetProperty("errorMessage").GetString(), Is.EqualTo("Exception exceeded maximum payload size of 256KB."));
    }

    [Test]
    public async Task A_failing_initialization_is_reported_and_ends_the_function()
    {
        function.Run(LambdaBootstrapBuilder.Create<Question>(_ => { }, serializer)
            .UseBootstrapHandler(() => throw new InvalidOperationException("VIDEOS_TABLE is missing")));

        var error = await function.Api.SentAsync();

        Assert.That(error.Path, Is.EqualTo("init/error"));
        Assert.That(error.Body, Does.Contain("VIDEOS_TABLE is missing"));
        Assert.That(async () => await function.Completion, Throws.InvalidOperationException);
    }

    [Test]
    public async Task An_initialization_that_declines_ends_the_function_quietly()
    {
        function.Run(LambdaBootstrapBuilder.Create<Question>(_ => { }, serializer).UseBootstrapHandler(() => Task.FromResult(false)));
        await function.Completion;

        Assert.That(function.Api.Quiet, Is.True);
        Assert.That(function.Api.UserAgents, Is.Empty);
    }

    [Test]
    public async Task A_runtime_api_that_refuses_the_answer_ends_the_function()
    {
        function.Api.PostAnswer = HttpStatusCode.InternalServerError;
        function.Run(LambdaBootstrapBuilder.Create<Question, Answer>(question => new Answer("ok"), serializer));
        function.Api.Enqueue("request-1", "{}");

        Assert.That(async () => await function.Completion, Throws.InstanceOf<RuntimeApiClientException>().With.Property("StatusCode").EqualTo(500));
    }

    [Test]
    public async Task A_handler_of_streams_sees_the_event_as_it_is()
    {
        function.Run(LambdaBootstrapBuilder.Create((Stream input) =>
        {
            var output = new MemoryStream();
            input.CopyTo(output);
            output.Position = 0;
            return (Stream)output;
        }));
        function.Api.Enqueue("request-1", "not JSON at all");

        Assert.That((await function.Api.SentAsync()).Body, Is.EqualTo("not JSON at all"));
    }

    private LambdaBootstrapBuilder Failing(Exception error)
    {
        void Fail(Question question) => throw error;
        return LambdaBootstrapBuilder.Create((Action<Question>)Fail, serializer);
    }
}
