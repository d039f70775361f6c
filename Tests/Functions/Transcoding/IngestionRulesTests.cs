using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Transcode;

namespace VideoStack.Functions.Tests.Transcoding;

public sealed class IngestionRulesTests
{
    [Test]
    public void The_rules_are_the_functions_settings()
    {
        var rules = Read(("MAX_DURATION_MINUTES", "90"), ("MONTHLY_BUDGET_USD", "7.50"), ("AWS_REGION", "us-west-2"));
        Assert.That((rules.MaxDuration, rules.MonthlyMicroUsd, rules.Prices.Region), Is.EqualTo((TimeSpan.FromMinutes(90), (long?)7_500_000, "us-west-2")));
    }

    [Test]
    public void Without_a_budget_any_amount_may_be_spent() =>
        Assert.That(Read(("MAX_DURATION_MINUTES", "90")).MonthlyMicroUsd, Is.Null);

    [TestCase("eu-central-1", "us-west-2", "us-west-2")]
    [TestCase("us-west-2", null, "us-west-2")]
    // No price in the file: the reference region's.
    [TestCase("eu-central-1", null, "us-east-1")]
    [TestCase(null, null, "us-east-1")]
    public void Prices_are_those_of_the_setting_or_of_the_functions_own_region(string? own, string? setting, string expected) =>
        Assert.That(Read(("MAX_DURATION_MINUTES", "90"), ("AWS_REGION", own), ("PRICE_REGION", setting)).Prices.Region, Is.EqualTo(expected));

    [TestCase("0")]
    [TestCase("-5")]
    [TestCase("1e3")]
    [TestCase("7,50")]
    [TestCase("much")]
    public void A_budget_that_is_no_amount_is_named(string budget) => Assert.That(
        () => Read(("MAX_DURATION_MINUTES", "90"), ("MONTHLY_BUDGET_USD", budget)),
        Throws.TypeOf<SettingException>().With.Message.EqualTo($"The environment variable MONTHLY_BUDGET_USD must be an amount above 0 such as 25 or 7.50, not '{budget}'."));

    private static IngestionRules Read(params (string Name, string? Value)[] variables) =>
        IngestionRules.From(new Settings(name => variables.FirstOrDefault(variable => variable.Name == name).Value));
}
