using System.Text.Json;
using Pulumi;
using Pulumi.Testing;

namespace VideoStack.OfflineSdk.Tests.Core;

[NonParallelizable]
public sealed class ConfigTests
{
    private const string Settings = """
        {
          "project:text": "a", "project:flag": "true", "project:number": "42", "project:ratio": "1.5",
          "project:object": "{\"name\":\"n\"}", "project:word": "yes", "aws:region": "eu-central-1", "project:config:old": "o",
          "project:unquoted": 7
        }
        """;

    private sealed record Named(string Name);

    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    [SetUp]
    public void Configure()
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", Settings);
        Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", """["project:text"]""");
    }

    [TearDown]
    public void Forget()
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);
        Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", null);
        Environment.ExitCode = 0;
    }

    [Test]
    public async Task Settings_are_read_as_text_flag_number_and_object()
        => await WithConfigAsync(config =>
        {
            Assert.That(config.Get("text"), Is.EqualTo("a"));
            Assert.That(config.GetBoolean("flag"), Is.True);
            Assert.That(config.GetInt32("number"), Is.EqualTo(42));
            Assert.That(config.GetDouble("ratio"), Is.EqualTo(1.5));
            Assert.That(config.GetObject<Named>("object", CamelCase), Is.EqualTo(new Named("n")));
            Assert.That(config.Require("text"), Is.EqualTo("a"));
            Assert.That(config.RequireBoolean("flag"), Is.True);
            Assert.That(config.RequireInt32("number"), Is.EqualTo(42));
            Assert.That(config.RequireDouble("ratio"), Is.EqualTo(1.5));
            Assert.That(config.RequireObject<Named>("object", CamelCase), Is.EqualTo(new Named("n")));
            Assert.That(config.RequireObject<Named>("object").Name, Is.Null);
            Assert.That(config.Get("old"), Is.EqualTo("o"));
            Assert.That(config.Get("unquoted"), Is.EqualTo("7"));
        });

    [Test]
    public async Task A_missing_optional_setting_is_null()
        => await WithConfigAsync(config =>
        {
            Assert.That(config.Get("none"), Is.Null);
            Assert.That(config.GetBoolean("none"), Is.Null);
            Assert.That(config.GetInt32("none"), Is.Null);
            Assert.That(config.GetDouble("none"), Is.Null);
            Assert.That(config.GetObject<Named>("none"), Is.Null);
            Assert.That(config.GetSecret("none"), Is.Null);
            Assert.That(config.GetSecretInt32("none"), Is.Null);
            Assert.That(config.GetSecretObject<Named>("none"), Is.Null);
        });

    [Test]
    public async Task Secrets_are_outputs_that_stay_secret()
        => await WithConfigAsync(config =>
        {
            Assert.That(config.GetSecret("text")!.IsSecret(), Is.True);
            Assert.That(config.RequireSecret("text").Value(), Is.EqualTo("a"));
            Assert.That(config.RequireSecretBoolean("flag").Value(), Is.True);
            Assert.That(config.RequireSecretInt32("number").IsSecret(), Is.True);
            Assert.That(config.RequireSecretDouble("ratio").Value(), Is.EqualTo(1.5));
            Assert.That(config.RequireSecretObject<Named>("object", CamelCase).Value(), Is.EqualTo(new Named("n")));
        });

    [Test]
    public async Task Another_namespace_is_named()
        => await WithConfigAsync(_ =>
        {
            Assert.That(new Config("aws").Get("region"), Is.EqualTo("eu-central-1"));
            Assert.That(new Config("aws:config").Get("region"), Is.EqualTo("eu-central-1"));
        });

    [Test]
    public void A_missing_required_setting_names_key_and_command()
    {
        var error = Assert.ThrowsAsync<RunException>(() => WithConfigAsync(config => config.Require("none")));

        Assert.That(error!.Message, Does.Contain("'project:none'").And.Contain("pulumi config set project:none"));
        Assert.That(Environment.ExitCode, Is.EqualTo(32));
    }

    [Test]
    public async Task A_missing_required_setting_can_be_caught()
        => await WithConfigAsync(config => Assert.That(() => config.RequireInt32("none"), Throws.InstanceOf<RunException>()));

    [TestCase("Boolean")]
    [TestCase("Int32")]
    [TestCase("Double")]
    public async Task A_setting_of_the_wrong_kind_names_key_value_and_kind(string kind)
        => await WithConfigAsync(config =>
        {
            Action read = kind switch
            {
                "Boolean" => () => config.GetBoolean("word"),
                "Int32" => () => config.GetInt32("word"),
                _ => () => config.GetDouble("word"),
            };

            Assert.That(read, Throws.InstanceOf<RunException>().With.Message.EqualTo(
                $"Configuration 'project:word' value 'yes' is not a valid {kind}"));
        });

    [Test]
    public async Task A_setting_that_is_no_json_of_the_type_names_key_and_type()
        => await WithConfigAsync(config => Assert.That(
            () => config.RequireObject<Named>("word"),
            Throws.InstanceOf<RunException>().With.Message.Contains("'project:word' value 'yes' is not a valid")
                .And.Message.Contains(nameof(Named))));

    private static async Task WithConfigAsync(Action<Config> check)
        => await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), () => check(new Config()));
}
