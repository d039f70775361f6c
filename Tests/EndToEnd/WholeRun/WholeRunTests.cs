using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using VideoStack.Tests.Support;

namespace VideoStack.Tests.EndToEnd.WholeRun;

/// <summary>
/// After everything has been done once: what was granted for nothing and what was missing, that nobody who answers a request has read a
/// whole table, and that no secret of anybody's stands where others read it.
/// </summary>
public sealed partial class WholeRunTests
{
    private const string Scan = "dynamodb:Scan";

    // It compares everything with everything, once a day, and nobody waits for it.
    private const string Sweeping = "reconcile-function";

    // A setting, which is nobody's secret.
    private const string Sender = "videostack@example.org";

    private const string Variables = "The variables of functions are read from /proc.";

    private const string TaskRoot = "LAMBDA_TASK_ROOT=";

    private string _report = null!;
    private IReadOnlyList<Role> _roles = null!;

    [OneTimeSetUp]
    public async Task ReadAsync()
    {
        await RunSoFarAttribute.WholeAsync();
        using var http = new HttpClient { BaseAddress = PlatformFixture.Platform.Address };
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        _report = await http.GetStringAsync("/_local/rights");
        _roles = JsonSerializer.Deserialize<List<Role>>(_report, JsonSerializerOptions.Web)!;
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

    [Test]
    public void Only_the_sweep_may_scan_and_nobody_else_has_tried()
    {
        // The endpoint refuses what is not granted, and keeps what it has refused.
        var granted = _roles.Where(role => role.Granted.Any(right => right.StartsWith($"{Scan} ", StringComparison.Ordinal)));
        var refused = _roles.Where(role => role.Denied.Any(denied => denied.Action == Scan));
        Assert.That(granted.Select(role => role.Function), Is.EqualTo(new[] { Sweeping }));
        Assert.That(refused.Select(role => role.Function), Is.Empty);
    }

    [Test]
    public void No_secret_is_printed()
    {
        var printed = PlatformFixture.Platform.Printed;
        Assert.That(printed, Does.Contain(" | "), "what functions say");
        Assert.That(Secrets.In(printed, Sender), Is.Empty);
    }

    [Test, Platform("Linux", Reason = Variables)]
    public void No_secret_is_a_variable_of_a_function()
    {
        var functions = _roles.Select(role => role.Function).OfType<string>();
        Assert.Multiple(() =>
        {
            foreach (var function in functions)
                Assert.That(FunctionEnvironments.All.Keys, Has.Some.StartsWith($"{function}-"), "a function that ran");
            foreach (var (function, variables) in FunctionEnvironments.All)
                Assert.That(Secrets.In(variables, Sender), Is.Empty, function);
        });
    }

    [Test]
    public void No_secret_is_in_the_report_about_rights() => Assert.That(Secrets.In(_report, Sender), Is.Empty);

    [Test, Platform("Linux", Reason = Variables)]
    public void Packages_tell_neither_where_nor_from_which_commit_they_were_built()
    {
        // Else the same code would be deployed anew from each of them.
        var folder = Encoding.UTF8.GetBytes(Repository.Root + Path.DirectorySeparatorChar);
        var assemblies = FunctionEnvironments.All.Values
            .SelectMany(variables => variables.Split('\n'))
            .Where(variable => variable.StartsWith(TaskRoot, StringComparison.Ordinal))
            .Distinct()
            .SelectMany(variable => Directory.EnumerateFiles(variable[TaskRoot.Length..], "*.dll"))
            // Those that are compiled here have nobody's name on them but their own.
            .Where(assembly => FileVersionInfo.GetVersionInfo(assembly).CompanyName == Path.GetFileNameWithoutExtension(assembly))
            .ToList();
        Assert.That(assemblies, Is.Not.Empty);
        Assert.That(assemblies.Where(assembly => File.ReadAllBytes(assembly).AsSpan().IndexOf(folder) >= 0), Is.Empty);
        // "1.0.0+" and the commit.
        Assert.That(assemblies.Where(assembly => FileVersionInfo.GetVersionInfo(assembly).ProductVersion?.Contains('+') ?? false), Is.Empty);
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
        [property: JsonPropertyName("role")] string Name,
        string? Function,
        IReadOnlyList<string> Granted,
        IReadOnlyList<string> Unused,
        IReadOnlyList<Denied> Denied);

    private sealed record Denied(string Action, string Resource);
}
