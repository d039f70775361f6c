using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Iam;

/// <summary>A statement of a policy, ready to be asked.</summary>
internal sealed class PolicyStatement
{
    private readonly IReadOnlyList<string> _principals;
    private readonly PolicyElement _actions;
    private readonly PolicyElement _resources;
    private readonly IReadOnlyList<(string Operator, PolicyCondition Condition)> _conditions;

    private PolicyStatement(JsonObject json)
    {
        IsDeny = json.Text("Effect") == "Deny";
        _principals = [.. Principals(json["Principal"])];
        _actions = PolicyElement.Read(json, "Action");
        _resources = PolicyElement.Read(json, "Resource");
        _conditions =
        [
            .. from tests in json.Object("Condition")
               from test in tests.Value!.AsObject()
               select (tests.Key, new PolicyCondition(tests.Key, test.Key, [.. PolicyElement.OneOrMany(test.Value)])),
        ];
    }

    public bool IsDeny { get; }

    /// <summary>Every pair of an action and a resource that the statement names.</summary>
    public IEnumerable<PolicyMatch> Pairs =>
        from action in _actions.Names from resource in _resources.Names select new PolicyMatch(action, resource);

    /// <summary>Operators that this machine cannot judge: the statement then allows nothing, and denies whatever it names.</summary>
    public IEnumerable<string> NotUnderstood => _conditions.Where(entry => !entry.Condition.IsUnderstood).Select(entry => entry.Operator);

    /// <exception cref="System.Text.Json.JsonException">It is no JSON.</exception>
    public static IReadOnlyList<PolicyStatement> ReadAll(string policy) =>
        JsonNode.Parse(policy)?["Statement"] switch
        {
            JsonArray statements => [.. statements.OfType<JsonObject>().Select(statement => new PolicyStatement(statement))],
            JsonObject statement => [new PolicyStatement(statement)],
            _ => [],
        };

    /// <summary>Whether a resource's policy speaks of one of these: ARNs, accounts, services' domains.</summary>
    public bool SpeaksOf(params IEnumerable<string> principals) => _principals.Any(named => named == "*" || principals.Contains(named));

    /// <summary>Whether it names the account as a whole, which leaves the decision to the account's own policies.</summary>
    public bool SpeaksOfAccount(string accountId) =>
        _principals.Any(named => named == accountId || (named.Split(':') is [_, _, "iam", _, var account, "root"] && account == accountId));

    /// <summary>The pair that makes the statement apply to a request; null when it does not.</summary>
    public PolicyMatch? Match(AccessRequest request) =>
        // The names of actions are compared regardless of case.
        _actions.Match(request.Action, (pattern, action) => Wildcard.IsMatch(pattern, action, ignoreCase: true)) is { } action
        && _resources.Match(request.Resource, (pattern, arn) => pattern == "*" || ArnPattern.Matches(pattern, arn)) is { } resource
        && _conditions.All(entry => entry.Condition.IsUnderstood ? entry.Condition.Holds(request.Keys) : IsDeny)
            ? new(action, resource)
            : null;

    /// <summary>Whether it is a statement of a trust policy that lets its principals do this. Such a policy names no resource: it is the role's.</summary>
    public bool Trusts(string action, ConditionKeys keys) =>
        !IsDeny
        && _actions.Match(action, (pattern, name) => Wildcard.IsMatch(pattern, name, ignoreCase: true)) is not null
        && _conditions.All(entry => entry.Condition.IsUnderstood && entry.Condition.Holds(keys));

    private static IEnumerable<string> Principals(JsonNode? principal) => principal switch
    {
        JsonObject json => json.SelectMany(member => PolicyElement.OneOrMany(member.Value)),
        _ => PolicyElement.OneOrMany(principal),
    };
}

/// <summary>The action and the resource of a statement, as the policy writes them.</summary>
internal readonly record struct PolicyMatch(string Action, string Resource);
