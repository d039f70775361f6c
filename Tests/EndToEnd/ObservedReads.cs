using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;

namespace VideoStack.Tests.EndToEnd;

/// <summary>One question to a table as the emulator's endpoint saw it.</summary>
/// <param name="Operation">Such as Query.</param>
/// <param name="Index">The index; null for the table itself.</param>
/// <param name="Evaluated">How many items were looked at; that is what costs.</param>
internal sealed record ObservedRead(string Operation, string? Index, int Evaluated);

/// <summary>What is asked of one table while something happens, from the emulator's own recording of its requests.</summary>
/// <param name="emulator">The emulator.</param>
/// <param name="recording">The file that it records to.</param>
/// <param name="table">Name of the table.</param>
internal sealed class ObservedReads(EmulatorView emulator, string recording, string table)
{
    public async Task<IReadOnlyList<ObservedRead>> DuringAsync(Func<Task> action)
    {
        using var http = new HttpClient { BaseAddress = emulator.Address };
        await ControlAsync(http, "reset-recording");
        await ControlAsync(http, "start-recording");
        try
        {
            await action();
        }
        finally
        {
            await ControlAsync(http, "stop-recording");
        }
        var reads = new List<ObservedRead>();
        foreach (var line in await File.ReadAllLinesAsync(recording))
            if (await ReadAsync(JsonNode.Parse(line)!) is { } read) reads.Add(read);
        return reads;
    }

    private async Task<ObservedRead?> ReadAsync(JsonNode entry)
    {
        if ((string?)entry["headers"]!["X-Amz-Target"] is not { } target || !target.StartsWith("DynamoDB_", StringComparison.Ordinal)) return null;
        var body = JsonNode.Parse(Convert.FromBase64String((string)entry["body"]!))!;
        if ((string?)body["TableName"] != table) return null;
        var operation = target.Split('.')[1];
        return new ObservedRead(operation, (string?)body["IndexName"], operation == "Query" ? await EvaluatedAsync(body) : 1);
    }

    // The recording has no answers: the same question again finds the same, as nobody writes meanwhile.
    private async Task<int> EvaluatedAsync(JsonNode question)
    {
        var answer = await emulator.DynamoDb.QueryAsync(new QueryRequest
        {
            TableName = table,
            IndexName = (string?)question["IndexName"],
            KeyConditionExpression = (string?)question["KeyConditionExpression"],
            FilterExpression = (string?)question["FilterExpression"],
            ExpressionAttributeNames = question["ExpressionAttributeNames"].Deserialize<Dictionary<string, string>>(),
            ExpressionAttributeValues = Attributes(question["ExpressionAttributeValues"]),
            ExclusiveStartKey = Attributes(question["ExclusiveStartKey"]),
            ScanIndexForward = (bool?)question["ScanIndexForward"] ?? true,
            Limit = (int?)question["Limit"],
        });
        return answer.ScannedCount ?? 0;
    }

    private static Dictionary<string, AttributeValue>? Attributes(JsonNode? values) =>
        values?.AsObject().ToDictionary(entry => entry.Key, entry => new AttributeValue((string)entry.Value!["S"]!));

    private static async Task ControlAsync(HttpClient http, string what)
    {
        using var answer = await http.PostAsync($"/moto-api/recorder/{what}", null);
        answer.EnsureSuccessStatusCode();
    }
}
