using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd.WholeRun;

/// <summary>After everything has been done once: no secret of anybody's stands where others read it.</summary>
public sealed class SecretsScanTests
{
    // Settings, which are nobody's secret.
    private const string Sender = "videostack@example.org";

    [OneTimeSetUp]
    public void MustBeWhole() => RunSoFarAttribute.MustBeWhole();

    [Test]
    public void What_platform_and_functions_printed()
    {
        var printed = PlatformFixture.Platform.Printed;
        Assert.That(printed, Does.Contain(" | "), "what functions say");
        Assert.That(Secrets.In(printed, Sender), Is.Empty);
    }

    [Test]
    public async Task The_variables_of_every_function()
    {
        using var http = new HttpClient { BaseAddress = PlatformFixture.Platform.Address };
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        var roles = (await http.GetFromJsonAsync<JsonArray>("/_local/rights"))!;
        var functions = roles.Select(role => (string?)role!["function"]).OfType<string>();

        Assert.Multiple(() =>
        {
            foreach (var function in functions)
                Assert.That(FunctionEnvironments.All.Keys, Has.Some.StartsWith($"{function}-"), "a function that ran");
            foreach (var (function, variables) in FunctionEnvironments.All)
                Assert.That(Secrets.In(variables, Sender), Is.Empty, function);
        });
    }

    [Test]
    public async Task The_report_about_rights()
    {
        using var http = new HttpClient { BaseAddress = PlatformFixture.Platform.Address };
        Assert.That(Secrets.In(await http.GetStringAsync("/_local/rights"), Sender), Is.Empty);
    }
}
