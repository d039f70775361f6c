using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd.WholeRun;

/// <summary>After everything has been done once: nobody who answers a request has read a whole table.</summary>
public sealed class ScanTests
{
    // Its sweep compares everything with everything, once a day, and nobody waits for it.
    private const string Sweep = "reconcile-function";

    private const string Scan = "dynamodb:Scan ";

    [OneTimeSetUp]
    public void MustBeWhole() => RunSoFarAttribute.MustBeWhole();

    [Test]
    public async Task Only_the_sweep_may_scan_and_nobody_else_has_tried()
    {
        using var http = new HttpClient { BaseAddress = PlatformFixture.Platform.Address };
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        // The endpoint refuses what is not granted, and keeps what it has refused.
        var roles = (await http.GetFromJsonAsync<JsonArray>("/_local/rights"))!;
        var granted = roles.Where(role => Texts(role!["granted"]!).Any(right => right.StartsWith(Scan, StringComparison.Ordinal)));
        var refused = roles.Where(role => role!["denied"]!.AsArray().Any(denied => (string)denied!["action"]! == Scan.TrimEnd()));
        Assert.That(granted.Select(role => (string?)role!["function"]), Is.EqualTo(new[] { Sweep }));
        Assert.That(refused.Select(role => (string?)role!["function"]), Is.Empty);
    }

    private static IEnumerable<string> Texts(JsonNode array) => array.AsArray().Select(text => (string)text!);
}
