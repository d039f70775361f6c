using System.Globalization;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Tests.EndToEnd;

/// <summary>Films without films: items in the table alone, ready and public, as many as one likes.</summary>
internal static class Catalogue
{
    // What DynamoDB takes in one batch.
    private const int BatchSize = 25;

    private static readonly DateTimeOffset _first = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Adds films of one person, each a second newer than the one before.</summary>
    /// <param name="emulator">Where.</param>
    /// <param name="table">Name of the Videos table.</param>
    /// <param name="ownerId">Whose.</param>
    /// <param name="from">Number of the first one.</param>
    /// <param name="to">Number after the last one.</param>
    public static async Task AddAsync(EmulatorView emulator, string table, string ownerId, int from, int to)
    {
        foreach (var numbers in Enumerable.Range(from, to - from).Chunk(BatchSize))
        {
            var writes = numbers.Select(number => new WriteRequest(new PutRequest(Film(number, ownerId)))).ToList();
            await emulator.DynamoDb.BatchWriteItemAsync(new BatchWriteItemRequest(new Dictionary<string, List<WriteRequest>> { [table] = writes }));
        }
    }

    private static Dictionary<string, AttributeValue> Film(int number, string ownerId)
    {
        var time = Timestamps.Write(_first.AddSeconds(number));
        return new()
        {
            ["videoId"] = new(Guid.CreateVersion7().ToString()),
            ["ownerId"] = new(ownerId),
            ["title"] = new($"Film {number}"),
            ["titleSearch"] = new($"film {number}"),
            ["visibility"] = new("public"),
            ["feed"] = new("public"),
            ["fileName"] = new("film.mp4"),
            ["contentType"] = new("video/mp4"),
            ["size"] = Number(1000),
            ["status"] = new("Ready"),
            ["progress"] = Number(100),
            ["createdAt"] = new(time),
            ["updatedAt"] = new(time),
            ["publishedAt"] = new(time),
            ["durationSeconds"] = Number(60),
            ["views"] = Number(0),
        };
    }

    private static AttributeValue Number(int value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };
}
