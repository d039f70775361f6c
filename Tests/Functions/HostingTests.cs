using VideoStack.Functions.Shared.Hosting;

namespace VideoStack.Functions.Tests;

public sealed class HostingTests
{
    private static readonly Dictionary<string, Func<Settings, string>> _handlers = new() { ["Two"] = _ => "two", ["One"] = settings => settings.Require("TABLE") };

    [TestCase("Two", null)]
    [TestCase(null, "Two")]
    [TestCase("Two", "Uploads")]
    public void The_handler_comes_from_the_functions_own_variable_first(string? own, string? runtimes) =>
        Assert.That(FunctionHost.Compose(_handlers, Settings(("FUNCTION_HANDLER", own), ("_HANDLER", runtimes))), Is.EqualTo("two"));

    [Test]
    public void An_unknown_handler_is_one_line_that_lists_the_known_ones() => Assert.That(
        () => FunctionHost.Compose(_handlers, Settings(("_HANDLER", "Three"))),
        Throws.TypeOf<SettingException>().With.Message.EqualTo("There is no handler 'Three' in this executable. Known here: One, Two."));

    [Test]
    public void No_handler_is_one_line_too() => Assert.That(
        () => FunctionHost.Compose(_handlers, Settings()), Throws.TypeOf<SettingException>().With.Message.Contains("Known here: One, Two."));

    [TestCase(null)]
    [TestCase("")]
    public void A_missing_setting_is_named(string? value) => Assert.That(
        () => FunctionHost.Compose(_handlers, Settings(("_HANDLER", "One"), ("TABLE", value))),
        Throws.TypeOf<SettingException>().With.Message.EqualTo("The environment variable TABLE is missing. The function's definition must set it."));

    [TestCase("5368709120", 5368709120)]
    public void A_number_is_read(string text, long number) => Assert.That(Settings(("N", text)).RequirePositive("N"), Is.EqualTo(number));

    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("1e3")]
    [TestCase("five")]
    public void What_is_no_positive_number_is_named(string text) =>
        Assert.That(() => Settings(("N", text)).RequirePositive("N"), Throws.TypeOf<SettingException>().With.Message.Contains($"N must be a whole number above 0, not '{text}'"));

    [Test]
    public void A_number_that_may_be_missing_is_still_looked_at() => Assert.Multiple(() =>
    {
        Assert.That(Settings().FindPositive("N"), Is.Null);
        Assert.That(Settings(("N", "7")).FindPositive("N"), Is.EqualTo(7));
        Assert.That(() => Settings(("N", "0")).FindPositive("N"), Throws.TypeOf<SettingException>());
    });

    [TestCase(null, false)]
    [TestCase("false", false)]
    [TestCase("true", true)]
    public void A_switch_is_off_unless_it_is_on(string? text, bool expected) => Assert.That(Settings(("S", text)).IsOn("S"), Is.EqualTo(expected));

    [Test]
    public void What_is_no_switch_is_named() =>
        Assert.That(() => Settings(("S", "yes")).IsOn("S"), Throws.TypeOf<SettingException>().With.Message.Contains("S must be true or false, not 'yes'"));

    private static Settings Settings(params (string Name, string? Value)[] variables) =>
        new(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
