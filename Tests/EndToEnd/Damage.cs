using Amazon.DynamoDBv2.Model;
using Amazon.S3.Model;

namespace VideoStack.Tests.EndToEnd;

/// <summary>Damage that nobody can do from outside, made by hand in the emulator: what is written past the platform is told to nobody.</summary>
/// <param name="emulator">The platform's.</param>
internal sealed class Damage(EmulatorView emulator)
{
    private const string Videos = "videos";
    private const string ViewCounts = "view-counts";

    /// <summary>Sets attributes of a film, texts or numbers; null removes one.</summary>
    public async Task SetFilmAsync(string videoId, params (string Name, object? Value)[] attributes) => await emulator.DynamoDb.UpdateItemAsync(new UpdateItemRequest
    {
        TableName = await emulator.TableAsync(Videos),
        Key = KeyOf(videoId),
        AttributeUpdates = attributes.ToDictionary(
            attribute => attribute.Name,
            attribute => attribute.Value is null ? new AttributeValueUpdate { Action = "DELETE" } : new AttributeValueUpdate(Write(attribute.Value), "PUT")),
    });

    /// <summary>What is stored of a film; null when there is none.</summary>
    public async Task<Dictionary<string, AttributeValue>?> FindFilmAsync(string videoId)
    {
        var answer = await emulator.DynamoDb.GetItemAsync(new GetItemRequest { TableName = await emulator.TableAsync(Videos), Key = KeyOf(videoId), ConsistentRead = true });
        return answer.Item is { Count: > 0 } item ? item : null;
    }

    /// <summary>Adds a counter of views.</summary>
    public async Task CountViewsAsync(string videoId, int views) => await emulator.DynamoDb.PutItemAsync(new PutItemRequest
    {
        TableName = await emulator.TableAsync(ViewCounts),
        Item = new() { ["videoId"] = new(videoId), ["part"] = new("07"), ["count"] = Write(views) },
    });

    /// <summary>Stores a file without that anyone is told; answers the object's version and entity tag.</summary>
    /// <param name="bucket"><c>raw</c> or <c>processed</c>.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="file">The file.</param>
    public async Task<(string Version, string ETag)> StoreAsync(string bucket, string key, string file)
    {
        var buckets = (await emulator.S3.ListBucketsAsync()).Buckets.ConvertAll(found => found.BucketName);
        var answer = await emulator.S3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = buckets.Single(name => name.Contains($"-{bucket}-", StringComparison.Ordinal)),
            Key = key,
            FilePath = file,
            ContentType = "video/mp4",
        });
        return (answer.VersionId, answer.ETag.Trim('"'));
    }

    private static Dictionary<string, AttributeValue> KeyOf(string videoId) => new() { ["videoId"] = new(videoId) };

    private static AttributeValue Write(object value) => value switch
    {
        string text => new AttributeValue(text),
        int number => new AttributeValue { N = $"{number}" },
        _ => throw new ArgumentException($"A {value.GetType().Name} cannot be written.", nameof(value)),
    };
}
