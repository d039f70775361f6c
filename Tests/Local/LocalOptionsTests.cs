using System.CommandLine;

namespace VideoStack.Local.Tests;

/// <summary>The command line.</summary>
public sealed class LocalOptionsTests
{
    [Test]
    public async Task Without_options_it_is_the_dev_stack_on_port_8080()
    {
        Assert.That((await ParseAsync()).Options, Is.EqualTo(new LocalOptions(8080, "dev", Aot: false, Sample: false)));
    }

    [Test]
    public async Task Every_option_is_taken()
    {
        Assert.That(
            (await ParseAsync("--port", "18080", "--stack", "prod", "--aot", "--sample")).Options,
            Is.EqualTo(new LocalOptions(18080, "prod", Aot: true, Sample: true)));
    }

    [Test]
    public async Task Settings_are_taken_by_name_and_the_last_of_a_name_counts()
    {
        var (options, _, _) = await ParseAsync("--set", "registration=closed", "--set", "playbackLifetimeMinutes=5", "--set", "registration=a=b");

        Assert.That(options!.Settings, Is.EquivalentTo(new Dictionary<string, string> { ["registration"] = "a=b", ["playbackLifetimeMinutes"] = "5" }));
    }

    [TestCase("registration")]
    [TestCase("=open")]
    public async Task A_setting_without_a_name_or_a_value_is_told(string setting)
    {
        var (options, exitCode, errors) = await ParseAsync("--set", setting);

        Assert.That(options, Is.Null);
        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(errors, Does.Contain("key=value").And.Contain(setting));
    }

    [TestCase("--port", "0")]
    [TestCase("--port", "70000")]
    [TestCase("--port", "http")]
    [TestCase("--prot", "8080")]
    public async Task A_mistake_is_told_and_nothing_starts(string option, string value)
    {
        var (options, exitCode, errors) = await ParseAsync(option, value);

        Assert.That(options, Is.Null);
        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(errors, Does.Contain(option == "--port" ? "a number from 1 to 65535" : option));
    }

    private static async Task<(LocalOptions? Options, int ExitCode, string Errors)> ParseAsync(params string[] arguments)
    {
        LocalOptions? parsed = null;
        using var errors = new StringWriter();
        using var output = new StringWriter();
        var command = LocalOptions.Command((options, _) =>
        {
            parsed = options;
            return Task.FromResult(0);
        });
        var exitCode = await command.Parse(arguments).InvokeAsync(new InvocationConfiguration { Error = errors, Output = output });
        return (parsed, exitCode, errors.ToString());
    }
}
