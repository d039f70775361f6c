using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using VideoStack.Tests.Support;

namespace VideoStack.Tests.EndToEnd.WholeRun;

/// <summary>After everything has been done once: what was granted for nothing, and what was missing.</summary>
public sealed partial class RightsTests
{
    private IReadOnlyList<Role> _roles = null!;

    [OneTimeSetUp]
    public async Task ReadAsync()
    {
        RunSoFarAttribute.MustBeWhole();
        using var http = new HttpClient { BaseAddress = PlatformFixture.Platform.Address };
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _roles = (await http.GetFromJsonAsync<List<Role>>("/_local/rights"))!;
    }

    [Test]
    public void No_function_asked_for_what_it_may_not_do() =>
        Assert.That(_roles.SelectMany(role => role.Denied.Select(denied => $"{role.Name} {denied.Action} {denied.Resource}")), Is.Empty);

    [Test]
    public void What_is_granted_and_never_used_stands_in_the_documentation_with_its_reason()
    {
        var unused = _roles.SelectMany(role => role.Unused.Select(right => $"{role.Name} {right}"));
        Assert.That(unused, Is.EquivalentTo(Documented()), "docs/security.md, \"Granted and never used in the tests\"");
    }

    private static IEnumerable<string> Documented()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "security.md"));
        var section = page[page.IndexOf("### Granted and never used", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", StringComparison.Ordinal)];
        return Row().Matches(section).Select(row => $"{row.Groups["role"].Value} {row.Groups["right"].Value}");
    }

    // | `role` | `action resource` | why |
    [GeneratedRegex(@"^\| `(?<role>[\w-]+)` \| `(?<right>[^`]+)` \| \S.* \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    private sealed record Role(
        [property: System.Text.Json.Serialization.JsonPropertyName("role")] string Name,
        string? Function,
        IReadOnlyList<string> Granted,
        IReadOnlyList<string> Unused,
        IReadOnlyList<Denied> Denied);

    private sealed record Denied(string Action, string Resource);
}
