using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi;

namespace VideoStack.Infra.Iam;

/// <summary>Statements become the JSON that AWS reads.</summary>
public static class PolicyDocument
{
    // ARNs and header names stay readable in a diff: nothing here ends up in HTML.
    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Output<string> Of(params Statement[] statements) => Of((IEnumerable<Statement>)statements);

    /// <exception cref="InvalidOperationException">A service is allowed something without a condition.</exception>
    public static Output<string> Of(IEnumerable<Statement> statements) =>
        Output.All(statements.Select(Render)).Apply(Document);

    private static string Document(ImmutableArray<JsonObject> statements)
    {
        var document = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray([.. statements]) };
        return document.ToJsonString(_json);
    }

    private static Output<JsonObject> Render(Statement statement)
    {
        if (statement is { Effect: "Allow", Principal.Kind: "Service" or "", Conditions.IsEmpty: true })
            throw new InvalidOperationException($"Statement '{statement.Sid}' admits a service, or everyone, without a condition.");

        var principal = statement.Principal?.Id ?? "";
        var values = statement.Conditions.SelectMany(condition => condition.Values);
        return Output.All(new[] { principal }.Concat(statement.Resources).Concat(values)).Apply(resolved => Json(statement, resolved));
    }

    // The resolved values come in the order principal, resources, values of the conditions.
    private static JsonObject Json(Statement statement, ImmutableArray<string> resolved)
    {
        var json = new JsonObject { ["Sid"] = statement.Sid, ["Effect"] = statement.Effect };
        if (statement.Principal is { } principal)
            json["Principal"] = principal.Kind.Length == 0 ? resolved[0] : new JsonObject { [principal.Kind] = resolved[0] };
        json["Action"] = OneOrMany(statement.Actions);

        var next = 1;
        // A role's trust policy has no resource: the role itself is meant.
        if (!statement.Resources.IsEmpty)
            json["Resource"] = OneOrMany(resolved.Slice(next, statement.Resources.Length));
        next += statement.Resources.Length;

        if (!statement.Conditions.IsEmpty)
        {
            var conditions = new JsonObject();
            foreach (var condition in statement.Conditions)
            {
                if (conditions[condition.Operator] is not JsonObject keys)
                    conditions[condition.Operator] = keys = [];
                keys[condition.Key] = OneOrMany(resolved.Slice(next, condition.Values.Length));
                next += condition.Values.Length;
            }

            json["Condition"] = conditions;
        }

        return json;
    }

    private static JsonNode OneOrMany(ImmutableArray<string> values) =>
        values.Length == 1 ? values[0] : new JsonArray([.. values.Select(value => (JsonNode)value)]);
}
