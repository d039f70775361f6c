using System.Text.Json.Nodes;
using NUnit.Framework;

namespace VideoStack.Infra.Tests;

/// <summary>What a function is told and what it may do, said exactly: a variable or a right less or more is a failure.</summary>
/// <param name="Name">The component's name.</param>
/// <param name="Handler">The handler in the executable.</param>
/// <param name="Environment">Each variable as <c>NAME value</c>, beside the handler's.</param>
/// <param name="Rights">Each right as <c>action resource</c>, beside writing its own log.</param>
internal sealed record FunctionGrants(string Name, string Handler, string[] Environment, string[] Rights)
{
    public override string ToString() => Name;

    public void AssertIn(Graph graph)
    {
        var function = graph[$"{Name}-function"];
        var told = ((JsonObject)function["environment"]!["variables"]!).Select(variable => $"{variable.Key} {variable.Value}");
        string[] log = [$"logs:CreateLogStream ${{{Name}-log.arn}}:*", $"logs:PutLogEvents ${{{Name}-log.arn}}:*"];
        Assert.Multiple(() =>
        {
            Assert.That(told, Is.EquivalentTo(Environment.Append($"FUNCTION_HANDLER {Handler}")));
            Assert.That((string?)function["handler"], Is.EqualTo(Handler));
            Assert.That((string?)function["role"], Is.EqualTo($"${{{Name}-role.arn}}"));
            Assert.That(RightsOf(graph), Is.EquivalentTo(Rights.Concat(log)));
        });
    }

    // A role's policies are wherever they say so: none may add to it unseen.
    private IEnumerable<string> RightsOf(Graph graph)
    {
        Assert.That(graph.OfType("aws:iam/rolePolicyAttachment:RolePolicyAttachment").Where(policy => Graph.Json(policy)["role"]!.ToString().Contains($"{{{Name}-role.")), Is.Empty);
        return
            from policy in graph.OfType("aws:iam/rolePolicy:RolePolicy")
            where (string?)Graph.Json(policy)["role"] == $"${{{Name}-role.id}}"
            from statement in graph.Document(policy.Name, "policy")["Statement"]!.AsArray()
            from action in Many(statement["Action"]!)
            from resource in Many(statement["Resource"]!)
            select $"{action} {resource}";
    }

    private static IEnumerable<string> Many(JsonNode node) => node is JsonArray array ? array.Select(item => (string)item!) : [(string)node!];
}
