using NUnit.Framework;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class FunctionTests
{
    [Test]
    public void A_function_writes_into_a_log_that_ends()
    {
        foreach (var (stack, days) in (IEnumerable<(string, int)>)[("dev", 7), ("prod", 90)])
        {
            var graph = Graph.Of(stack);
            Graph.AssertIs(graph["get-video-log"], $$"""{ "retentionInDays": {{days}} }""");
            Graph.AssertIs(graph["get-video-function"]["loggingConfig"], """{ "logFormat": "JSON", "logGroup": "${get-video-log.name}" }""");
        }
    }

    [Test]
    public void Callers_call_an_alias_of_the_published_version()
    {
        var graph = Graph.Of("dev");
        Assert.That((bool?)graph["get-video-function"]["publish"], Is.True);
        Graph.AssertIs(graph["get-video-alias"],
            """{ "name": "live", "functionName": "${get-video-function.name}", "functionVersion": "${get-video-function.version}" }""");
    }

    [TestCase("transcode-ingest")]
    [TestCase("transcode-track")]
    [TestCase("reconcile")]
    public void An_event_is_tried_three_times_and_then_kept(string name)
    {
        var graph = Graph.Of("dev");
        Graph.AssertIs(graph[$"{name}-retries"],
            $$"""
            { "functionName": "${{{name}}-function.name}", "qualifier": "live", "maximumRetryAttempts": 2, "maximumEventAgeInSeconds": 21600 }
            """);
        Graph.AssertIs(graph[$"{name}-function"]["deadLetterConfig"], $$"""{ "targetArn": "${{{name}}-dead-letters.arn}" }""");
        Graph.AssertIs(graph[$"{name}-dead-letters"], """{ "messageRetentionSeconds": 1209600, "sqsManagedSseEnabled": true }""");
    }

    [Test]
    public void Only_functions_that_events_call_and_notices_have_dead_letters() =>
        Assert.That(Graph.Of("dev").OfType("aws:sqs/queue:Queue").Select(queue => queue.Name),
            Is.EquivalentTo((string[])
            [
                "aggregate-views-dead-letters", "alerts-notices-dead-letters", "erase-film-dead-letters", "reconcile-dead-letters", "transcode-ingest-dead-letters",
                "transcode-track-dead-letters",
            ]));

    [Test]
    public void Whoever_is_waited_for_answers_before_the_gateway_gives_up()
    {
        var timeouts = Graph.Of("dev").OfType("aws:lambda/function:Function")
            .ToDictionary(function => function.Name.Replace("-function", "", StringComparison.Ordinal), function => (int)Graph.Json(function)["timeout"]!);
        var longest = timeouts.Where(function => function.Value != 10).ToDictionary();
        Assert.That(longest, Is.EquivalentTo(new Dictionary<string, int>
        {
            ["retry-transcode"] = 29, ["upload-parts"] = 29, ["transcode-ingest"] = 60, ["transcode-track"] = 300, ["erase-film"] = 300, ["aggregate-views"] = 60, ["reconcile"] = 900,
        }));
    }

    [Test]
    public void Functions_that_hash_passwords_have_the_processor_for_it()
    {
        var memory = Graph.Of("dev").OfType("aws:lambda/function:Function").ToLookup(function => Graph.Json(function)["memorySize"]!.GetValue<int>(),
            function => function.Name.Replace("-function", "", StringComparison.Ordinal));
        Assert.That(memory[1024], Is.EquivalentTo((string[])["account", "account-data", "mail-links", "register", "sessions"]));
        Assert.That(memory.Select(size => size.Key), Is.EquivalentTo((int[])[512, 1024]));
    }

    [Test]
    public void Concurrency_is_reserved_only_where_the_setting_says()
    {
        Assert.That(Graph.Of("dev")["get-video-function"].ContainsKey("reservedConcurrentExecutions"), Is.False);
        Assert.That((int?)Graph.Of("prod")["get-video-function"]["reservedConcurrentExecutions"], Is.EqualTo(25));
    }

    // What an account has, and what Lambda keeps of it for functions that reserve nothing.
    [TestCase("dev")]
    [TestCase("prod")]
    public void All_that_is_reserved_fits_into_an_account(string stack)
    {
        var reserved = Graph.Of(stack).OfType("aws:lambda/function:Function").Sum(function => (int?)Graph.Json(function)["reservedConcurrentExecutions"] ?? 0);
        Assert.That(reserved + 100, Is.LessThanOrEqualTo(1_000));
    }

    [TestCase("native", "x86_64", "provided.al2023", "GetVideo")]
    [TestCase("native", "arm64", "provided.al2023", "GetVideo")]
    [TestCase("managed", "x86_64", "dotnet10", "Catalog")]
    [TestCase("managed", "arm64", "dotnet10", "Catalog")]
    public void The_runtime_and_the_processor_are_settings(string runtime, string architecture, string lambdaRuntime, string handler)
    {
        var function = Graph.With("dev", ("functionRuntime", runtime), ("functionArchitecture", architecture))["get-video-function"];
        Assert.Multiple(() =>
        {
            Assert.That((string?)function["runtime"], Is.EqualTo(lambdaRuntime));
            Assert.That((string?)function["handler"], Is.EqualTo(handler));
            Assert.That((string?)function["environment"]!["variables"]!["FUNCTION_HANDLER"], Is.EqualTo("GetVideo"));
            Graph.AssertIs(function["architectures"], $"""["{architecture}"]""");
        });
    }

    [Test]
    public void Code_is_known_by_its_hash()
    {
        var function = Graph.Of("dev")["get-video-function"];
        Assert.That((string?)function["code"], Is.EqualTo("FileArchive"));
        Assert.That((string?)function["sourceCodeHash"], Is.EqualTo(Convert.ToBase64String(new byte[32])));
    }
}
