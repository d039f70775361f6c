using System.Text.Json.Nodes;
using VideoStack.Functions.Shared.Access;
using VideoStack.Infra.Api;

namespace VideoStack.Tests.EndToEnd.Access;

/// <summary>Every operation answers every kind of caller as <see cref="AccessTable"/> says.</summary>
public sealed class AccessTests
{
    private const string ProblemType = "urn:videostack:problem:";

    private readonly AccessWorld _world = new(PlatformFixture.Platform.Address);

    [OneTimeSetUp]
    public Task Create() => _world.CreateAsync();

    [TestCaseSource(nameof(Operations))]
    public async Task An_operation_answers_each_caller_as_the_table_says(string operation)
    {
        var row = AccessTable.Rows.Single(row => row.Operation == operation);
        (string Who, Account? Caller, string Expected)[] callers =
        [
            ("anonymous", null, row.Anonymous), ("viewer", _world.Viewer, row.Viewer), ("owner", _world.Owner, row.Owner),
            ("other creator", _world.Other, row.Other), ("admin", _world.Admin, row.Admin),
        ];
        foreach (var (who, caller, expected) in callers)
        {
            using var answer = await _world.SendAsync(await row.Request(_world, caller), caller);
            Assert.That(await SummaryAsync(answer), Is.EqualTo(expected), $"{operation} as {who}");
        }
    }

    [Test]
    public void The_table_has_every_operation_of_the_contract() =>
        Assert.That(Operations(), Is.EquivalentTo(OpenApiDocument.Load().Operations.Select(operation => operation.Id)));

    [TestCaseSource(nameof(Operations))]
    public void The_table_agrees_with_the_rules_that_the_functions_follow(string operation)
    {
        var row = AccessTable.Rows.Single(row => row.Operation == operation);
        var refused = new[] { row.Anonymous, row.Viewer, row.Owner, row.Other, row.Admin }.Select(IsRefusal);
        Assert.That(refused, Is.EqualTo(AccessRules.Table[operation] switch
        {
            // A refusal of everyone is about what they ask with, not about who they are.
            AccessRule.Anyone => Enumerable.Repeat(IsRefusal(row.Anonymous), 5),
            AccessRule.ByVisibility => [true, true, false, true, false],
            AccessRule.Account => [true, false, false, false, false],
            AccessRule.Creator => [true, true, false, false, false],
            AccessRule.Owner => [true, true, false, true, true],
            AccessRule.Admin => [true, true, true, true, false],
            var other => throw new InvalidOperationException($"{other}"),
        }));
    }

    private static IEnumerable<string> Operations() => AccessTable.Rows.Select(row => row.Operation);

    private static bool IsRefusal(string answer) =>
        answer.EndsWith("unauthenticated", StringComparison.Ordinal) || answer.EndsWith("forbidden", StringComparison.Ordinal)
        || answer.EndsWith(" not-found", StringComparison.Ordinal);

    // "200", or "403 forbidden" with the kind of problem.
    private static async Task<string> SummaryAsync(HttpResponseMessage answer)
    {
        var status = $"{(int)answer.StatusCode}";
        if (answer.IsSuccessStatusCode) return status;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"), text);
        return $"{status} {((string)JsonNode.Parse(text)!["type"]!)[ProblemType.Length..]}";
    }
}
