using VideoStack.Functions.Shared.Access;
using YamlDotNet.RepresentationModel;

namespace VideoStack.Functions.Tests.Access;

/// <summary>The table of rules against the HTTP contract, and each rule against each kind of caller.</summary>
public sealed class AccessRulesTests
{
    private static readonly IReadOnlyDictionary<string, YamlMappingNode> _operations = ContractOperations.All;

    [Test]
    public void Every_operation_of_the_contract_has_a_rule_and_no_other_has_one() =>
        Assert.That(AccessRules.Table.Keys, Is.EquivalentTo(_operations.Keys));

    [TestCaseSource(nameof(Names))]
    public void The_gateway_asks_for_a_token_where_the_rule_needs_one(string operation)
    {
        var expected = AccessRules.Table[operation] switch
        {
            AccessRule.Anyone => "",
            AccessRule.ByVisibility => "account or none",
            _ => "account",
        };
        Assert.That(SecurityOf(_operations[operation]), Is.EqualTo(expected));
    }

    // Status by caller without regard to data: anonymous, viewer, creator, admin; 0 is the handler's to decide.
    [TestCase(AccessRule.Anyone, 0, 0, 0, 0)]
    [TestCase(AccessRule.ByVisibility, 0, 0, 0, 0)]
    [TestCase(AccessRule.Account, 401, 0, 0, 0)]
    [TestCase(AccessRule.Owner, 401, 0, 0, 0)]
    [TestCase(AccessRule.Creator, 401, 403, 0, 0)]
    [TestCase(AccessRule.Admin, 401, 403, 403, 0)]
    public void A_rule_lets_through_whom_it_says(AccessRule rule, int anonymous, int viewer, int creator, int admin)
    {
        var operations = AccessRules.Table.Where(entry => entry.Value == rule).Select(entry => entry.Key).ToList();
        Assert.That(operations, Is.Not.Empty);
        foreach (var operation in operations)
        {
            var statuses = new[] { null, Caller(Roles.Viewer), Caller(Roles.Creator), Caller(Roles.Admin) }
                .Select(caller => AccessRules.Refusal(operation, caller)?.Status ?? 0);
            Assert.That(statuses, Is.EqualTo(new[] { anonymous, viewer, creator, admin }), operation);
        }
    }

    [TestCase("", "")]
    [TestCase("viewer", "watch")]
    [TestCase("creator", "watch upload")]
    [TestCase("admin", "watch upload admin")]
    [TestCase("viewer,creator", "watch upload")]
    [TestCase("owner,Admin,root", "")]
    public void Roles_give_scopes_and_unknown_ones_give_none(string roles, string scopes) =>
        Assert.That(string.Join(' ', Roles.ScopesOf(roles.Split(','))), Is.EqualTo(scopes));

    private static IEnumerable<string> Names() => _operations.Keys;

    private static Caller Caller(string role) => new("user", Roles.ScopesOf([role]).ToHashSet(), "session", DateTimeOffset.MaxValue);

    private static string SecurityOf(YamlMappingNode operation)
    {
        if (!operation.Children.TryGetValue("security", out var security)) return "";
        return string.Join(" or ", ((YamlSequenceNode)security).Select(way => ((YamlMappingNode)way).Children.Keys.SingleOrDefault()?.ToString() ?? "none"));
    }
}
