using System.Text;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Tests;

/// <summary>What a process finds when it starts.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LambdaStartTests : IAsyncDisposable
{
    private readonly LambdaFixture _lambda = new();

    public ValueTask DisposeAsync() => _lambda.DisposeAsync();

    [Test]
    public async Task The_environment_is_the_functions_own_and_what_Lambda_gives()
    {
        var arn = _lambda.Declare("Health", new JsonObject
        {
            ["memorySize"] = 256.0,
            ["environment"] = new JsonObject { ["variables"] = new JsonObject { ["VIDEOS_TABLE"] = "videos with a space" } },
            ["loggingConfig"] = new JsonObject { ["logFormat"] = "JSON", ["logGroup"] = "health-log" },
        });
        await _lambda.StartAsync();

        var answer = await _lambda.AnswerAsync(arn, "{}");
        var environment = Encoding.UTF8.GetString(Convert.FromBase64String((string)answer["environment"]!))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]);

        // What a shell adds by itself.
        foreach (var name in (string[])["PWD", "OLDPWD", "SHLVL", "_"]) environment.Remove(name);
        var role = _lambda.Credentials.ForRole(LambdaFixture.Role);
        var taskRoot = environment["LAMBDA_TASK_ROOT"];
        Assert.That(environment.Remove("AWS_LAMBDA_RUNTIME_API", out var api) && environment.Remove("AWS_LAMBDA_LOG_STREAM_NAME", out _), Is.True);
        Assert.That(api, Does.Match(@"^127\.0\.0\.1:\d+/[0-9a-f]{32}$"));
        Assert.That(environment, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["_HANDLER"] = "HealthHandler",
            ["AWS_ACCESS_KEY_ID"] = role.AccessKeyId,
            ["AWS_DEFAULT_REGION"] = "eu-west-1",
            ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:4566",
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "256",
            ["AWS_LAMBDA_FUNCTION_NAME"] = "Health",
            ["AWS_LAMBDA_FUNCTION_VERSION"] = "1",
            ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
            ["AWS_LAMBDA_LOG_FORMAT"] = "JSON",
            ["AWS_LAMBDA_LOG_GROUP_NAME"] = "health-log",
            ["AWS_REGION"] = "eu-west-1",
            ["AWS_REQUEST_CHECKSUM_CALCULATION"] = "WHEN_REQUIRED",
            ["AWS_SECRET_ACCESS_KEY"] = role.SecretAccessKey,
            ["AWS_SESSION_TOKEN"] = role.SessionToken,
            ["HOME"] = taskRoot,
            ["LAMBDA_TASK_ROOT"] = taskRoot,
            ["LANG"] = "en_US.UTF-8",
            ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
            ["TZ"] = ":UTC",
            ["VIDEOS_TABLE"] = "videos with a space",
        }));
    }

    [Test]
    public async Task The_function_learns_how_it_was_called_and_until_when()
    {
        var arn = _lambda.Declare("Health", new JsonObject { ["timeout"] = 7.0 });
        await _lambda.StartAsync();

        var answer = await _lambda.AnswerAsync(arn, "{}");

        Assert.That((string?)answer["arn"], Is.EqualTo(arn));
        var left = DateTimeOffset.FromUnixTimeMilliseconds((long)answer["deadline"]!) - DateTimeOffset.UtcNow;
        Assert.That(left.TotalSeconds, Is.InRange(1, 7));
    }

    [Test]
    public async Task A_function_that_cannot_start_says_why()
    {
        var environment = new JsonObject { ["variables"] = new JsonObject { ["FAIL_TO_START"] = "yes" } };
        var arn = _lambda.Declare("Health", new JsonObject { ["environment"] = environment });
        await _lambda.StartAsync();

        var error = await _lambda.ErrorAsync(arn, "{}");

        Assert.That((string?)error["errorMessage"], Is.EqualTo("VIDEOS_TABLE is not set"));
    }

    [Test]
    public void A_missing_package_is_told_at_the_start()
    {
        _lambda.Declare("Health");
        foreach (var zip in Directory.EnumerateFiles(_lambda.Packages)) File.Delete(zip);

        Assert.That(() => _lambda.StartAsync(), Throws.TypeOf<LocalException>().With.Message.StartWith("No function package with SHA-256 "));
    }

    [Test]
    public async Task A_damaged_package_is_told_at_the_start()
    {
        _lambda.Declare("Health");
        await File.AppendAllTextAsync(Directory.EnumerateFiles(_lambda.Packages).Single(), "more");

        Assert.That(() => _lambda.StartAsync(), Throws.TypeOf<LocalException>().With.Message.Contain("is damaged"));
    }
}
