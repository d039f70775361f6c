using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace VideoStack.Local.Graph.Realise;

/// <summary>Real tables in the emulator, with their indexes, streams and expiry.</summary>
internal sealed class DynamoDb(IAmazonDynamoDB client) : IServiceRealiser
{
    public IReadOnlyDictionary<string, Realiser> Resources { get; } = new Dictionary<string, Realiser>
    {
        ["aws:dynamodb/table:Table"] = (declaration, _) => CreateAsync(client, declaration),
    };

    private static async Task<Realisation> CreateAsync(IAmazonDynamoDB client, Declaration declaration)
    {
        var inputs = declaration.Inputs;
        var name = declaration.PhysicalName();
        var request = new CreateTableRequest
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [.. inputs.Items("attributes").Select(attribute =>
                new AttributeDefinition(attribute.Text("name"), ScalarAttributeType.FindValue(attribute.Text("type"))))],
            KeySchema = Keys(inputs),
        };
        if (inputs.Items("globalSecondaryIndexes").Select(Index).ToList() is { Count: > 0 } indexes)
            request.GlobalSecondaryIndexes = indexes;
        if (inputs.Flag("streamEnabled"))
        {
            request.StreamSpecification = new StreamSpecification
            {
                StreamEnabled = true,
                StreamViewType = StreamViewType.FindValue(declaration.Text("streamViewType")),
            };
        }

        var table = (await client.CreateTableAsync(request)).TableDescription;
        if (inputs["ttl"] is JsonObject ttl && ttl.Flag("enabled"))
        {
            await client.UpdateTimeToLiveAsync(new UpdateTimeToLiveRequest
            {
                TableName = name,
                TimeToLiveSpecification = new TimeToLiveSpecification { Enabled = true, AttributeName = ttl.Text("attributeName") },
            });
        }

        return declaration.With(
            name,
            ("name", name),
            ("arn", table.TableArn),
            ("streamArn", table.LatestStreamArn),
            ("streamLabel", table.LatestStreamLabel));
    }

    private static GlobalSecondaryIndex Index(JsonNode index)
    {
        var projection = new Projection { ProjectionType = ProjectionType.FindValue(index.Text("projectionType")) };
        if (index.Texts("nonKeyAttributes").ToList() is { Count: > 0 } attributes)
            projection.NonKeyAttributes = attributes;
        return new GlobalSecondaryIndex { IndexName = index.Text("name"), KeySchema = Keys(index), Projection = projection };
    }

    // Indexes may name their keys in either of two ways.
    private static List<KeySchemaElement> Keys(JsonNode owner)
    {
        var keys = owner.Items("keySchemas")
            .Select(key => new KeySchemaElement(key.Text("attributeName"), KeyType.FindValue(key.Text("keyType"))))
            .ToList();
        if (owner.Text("hashKey") is { } hashKey)
            keys.Add(new KeySchemaElement(hashKey, KeyType.HASH));
        if (owner.Text("rangeKey") is { } rangeKey)
            keys.Add(new KeySchemaElement(rangeKey, KeyType.RANGE));
        return keys;
    }
}
