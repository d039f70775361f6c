using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace VideoStack.Functions.Tests.Accounts;

/// <summary>The tables of accounts on the emulator, with the keys and indexes of the platform's, new for each test.</summary>
internal sealed record AccountTables(string Users, string Emails, string MailTokens, string Sessions)
{
    public static async Task<AccountTables> CreateAsync(IAmazonDynamoDB client)
    {
        var suffix = Guid.NewGuid().ToString("N");
        var tables = new AccountTables($"users-{suffix}", $"emails-{suffix}", $"mail-tokens-{suffix}", $"sessions-{suffix}");
        await CreateAsync(client, tables.Users, "userId", ("directory", "directory", "createdAt"));
        await CreateAsync(client, tables.Emails, "emailIndex");
        await CreateAsync(client, tables.MailTokens, "tokenHash");
        await CreateAsync(client, tables.Sessions, "tokenHash", ("byUser", "userId", "createdAt"));
        return tables;
    }

    private static Task CreateAsync(IAmazonDynamoDB client, string name, string key, params (string Name, string HashKey, string RangeKey)[] indexes)
    {
        var keys = indexes.SelectMany(index => new[] { index.HashKey, index.RangeKey }).Append(key).Distinct();
        return client.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [.. keys.Select(attribute => new AttributeDefinition(attribute, ScalarAttributeType.S))],
            KeySchema = [new(key, KeyType.HASH)],
            GlobalSecondaryIndexes = indexes.Length == 0 ? null :
            [
                .. indexes.Select(index => new GlobalSecondaryIndex
                {
                    IndexName = index.Name,
                    KeySchema = [new(index.HashKey, KeyType.HASH), new(index.RangeKey, KeyType.RANGE)],
                    Projection = new() { ProjectionType = ProjectionType.ALL },
                }),
            ],
        });
    }
}
