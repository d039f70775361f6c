using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Cdn;

/// <summary>Whether a bucket's policy lets the distribution in. Without a policy nobody but the bucket's owner gets in.</summary>
internal sealed class BucketPolicy
{
    private const string Service = "cloudfront.amazonaws.com";

    private readonly IReadOnlyList<JsonNode> _statements;
    private readonly Dictionary<string, string> _request;

    public BucketPolicy(ResourceGraph graph, string bucket, string distributionArn)
    {
        _statements = [.. graph.OfType("aws:s3/bucketPolicy:BucketPolicy")
            .Where(policy => policy.Inputs.Text("bucket") == bucket)
            .SelectMany(policy => JsonNode.Parse(policy.Inputs.Text("policy")!).Items("Statement"))];
        // What CloudFront's own requests look like to S3. Keys of conditions are compared regardless of case.
        _request = new(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:SourceArn"] = distributionArn,
            ["aws:SourceAccount"] = distributionArn.Split(':')[4],
            ["aws:SecureTransport"] = "true",
            ["s3:TlsVersion"] = "1.3",
        };
    }

    public bool Allows(string action, string resource)
    {
        var effects = _statements.Where(statement => Concerns(statement, action, resource)).Select(statement => statement.Text("Effect")).ToList();
        return effects.Contains("Allow") && !effects.Contains("Deny");
    }

    private bool Concerns(JsonNode statement, string action, string resource) =>
        Principals(statement["Principal"]).Any(principal => principal is "*" or Service)
        && OneOrMany(statement["Action"]).Any(pattern => Wildcard.IsMatch(pattern, action))
        && OneOrMany(statement["Resource"]).Any(pattern => Wildcard.IsMatch(pattern, resource))
        && (from condition in statement.Object("Condition")
            from test in condition.Value!.AsObject()
            select Holds(condition.Key, test.Key, OneOrMany(test.Value), isDeny: statement.Text("Effect") == "Deny")).All(holds => holds);

    private bool Holds(string comparison, string key, IEnumerable<string> values, bool isDeny)
    {
        if (!_request.TryGetValue(key, out var actual)) return isDeny;

        return comparison switch
        {
            "StringEquals" or "ArnEquals" or "Bool" or "NumericEquals" => values.Contains(actual),
            "StringNotEquals" or "ArnNotEquals" or "NumericNotEquals" => !values.Contains(actual),
            "StringLike" or "ArnLike" => values.Any(pattern => Wildcard.IsMatch(pattern, actual)),
            "NumericLessThan" => values.Any(value => string.CompareOrdinal(actual, value) < 0),
            // What is not understood keeps the door shut, so that it is noticed.
            _ => isDeny,
        };
    }

    private static IEnumerable<string> Principals(JsonNode? principal) => principal switch
    {
        JsonObject json => json.SelectMany(member => OneOrMany(member.Value)),
        _ => OneOrMany(principal),
    };

    private static IEnumerable<string> OneOrMany(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => list.Select(item => item!.ToString()),
        _ => [node.ToString()],
    };
}
