using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Iam.Requests;

/// <summary>DynamoDB (Service Authorization Reference, "Amazon DynamoDB"): items belong to their table, a query to its index.</summary>
/// <remarks>
/// The parts of a transaction are single actions; the two batch operations are actions of their own. Whoever uses a table must be
/// let through to the key that encrypts it.
/// </remarks>
internal sealed class DynamoDbRequests(ResourceGraph graph, Place place)
{
    private const string TableType = "aws:dynamodb/table:Table";

    // A transaction's part, and the action that it is.
    private static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal)
    {
        ["Get"] = "GetItem",
        ["Put"] = "PutItem",
        ["Update"] = "UpdateItem",
        ["Delete"] = "DeleteItem",
        ["ConditionCheck"] = "ConditionCheckItem",
    };

    public IReadOnlyList<AccessRequest> Of(string operation, JsonObject body)
    {
        var requests = operation switch
        {
            "Query" or "Scan" when body.Text("IndexName") is { } index => [On(operation, $"{TableArn(body.Text("TableName"))}/index/{index}")],
            "TransactGetItems" or "TransactWriteItems" => InTransaction(operation, body),
            "BatchGetItem" or "BatchWriteItem" => body.Object("RequestItems").Select(table => On(operation, TableArn(table.Key))),
            "DescribeStream" or "GetShardIterator" => [On(operation, body.Text("StreamArn") ?? "*")],
            _ when body.Text("TableName") is { } table => [On(operation, TableArn(table))],
            _ => [On(operation, "*")],
        };
        var all = requests.ToList();
        return [.. all, .. all.Select(request => KeyOf(request.Resource)).OfType<string>().Distinct().Select(ThroughTable)];
    }

    private IEnumerable<AccessRequest> InTransaction(string operation, JsonObject body) =>
        from item in body.Items("TransactItems")
        from part in item.AsObject()
        where Parts.ContainsKey(part.Key)
        let keys = ConditionKeys.None.With("dynamodb:EnclosingOperation", operation)
        select On(Parts[part.Key], TableArn(part.Value.Text("TableName"))) with { Keys = keys };

    private static AccessRequest On(string operation, string resource) => new($"dynamodb:{operation}", resource);

    // A table may be named by its ARN, too.
    private string TableArn(string? table) =>
        table is not null && table.StartsWith("arn:", StringComparison.Ordinal) ? table : place.Arn("dynamodb", $"table/{table}");

    private string? KeyOf(string resource)
    {
        var table = resource.Split('/') is [_, var name, ..] ? graph.Find(TableType, "name", name) : null;
        return table?.Inputs.Object("serverSideEncryption").Text("kmsKeyArn");
    }

    private AccessRequest ThroughTable(string key) => new("kms:Decrypt", key, ConditionKeys.None
        .With("kms:CallerAccount", place.AccountId)
        .With("kms:ViaService", $"dynamodb.{place.Region}.{Place.DnsSuffix}"));
}
