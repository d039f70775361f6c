using System.Text.Json;
using System.Text.Json.Nodes;
using VideoStack.Local.Graph;
using VideoStack.Local.Iam;

namespace VideoStack.Local.Gateway.Authorization;

/// <summary>What an authorizer returned: who the caller is, and a policy that says which methods he may call.</summary>
internal sealed record AuthorizerAnswer(string PrincipalId, IReadOnlyList<PolicyStatement> Policy, IReadOnlyDictionary<string, string> Context)
{
    private const string Invoke = "execute-api:Invoke";

    /// <summary>Null when it is not of the form that API Gateway takes.</summary>
    public static AuthorizerAnswer? Parse(ReadOnlyMemory<byte> payload)
    {
        try
        {
            if (JsonNode.Parse(payload.Span) is not JsonObject answer
                || answer.Text("principalId") is not { Length: > 0 } principal
                || answer["policyDocument"] is not JsonObject policy
                || !IsPolicy(policy)
                || Texts(answer["context"]) is not { } context)
                return null;

            return new(principal, PolicyStatement.ReadAll(policy.ToJsonString()), context);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // No JSON, or a value of the wrong kind.
            return null;
        }
    }

    /// <summary>Whether the caller may call this method: an Allow must name it, and no Deny.</summary>
    /// <param name="methodArn">With the path as it was asked for.</param>
    /// <param name="isDenied">Whether a Deny names it.</param>
    public bool Allows(string methodArn, out bool isDenied)
    {
        var effects = Policy.Where(statement => statement.Match(new(Invoke, methodArn)) is not null).ToLookup(statement => statement.IsDeny);
        isDenied = effects[true].Any();
        return !isDenied && effects[false].Any();
    }

    private static bool IsPolicy(JsonObject policy)
    {
        var statements = policy["Statement"] is JsonObject one ? [one] : policy.Items("Statement").ToList();
        return statements.Count > 0 && statements.All(statement => statement is JsonObject members
            && members.Text("Effect") is "Allow" or "Deny"
            && (members.ContainsKey("Action") || members.ContainsKey("NotAction"))
            && (members.ContainsKey("Resource") || members.ContainsKey("NotResource")));
    }

    // Text, numbers and booleans, all of which functions get as text; lists, objects and null are an error.
    private static Dictionary<string, string>? Texts(JsonNode? context)
    {
        if (context is null) return [];
        if (context is not JsonObject members || members.Any(member => member.Value is not JsonValue)) return null;

        return members.ToDictionary(
            member => member.Key,
            member => member.Value!.GetValueKind() == JsonValueKind.String ? (string)member.Value! : member.Value.ToJsonString());
    }
}
