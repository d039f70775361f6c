using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Domain;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>Takes films in with DynamoDB, by one transaction over two tables.</summary>
/// <param name="client">Made when the first film is announced.</param>
/// <param name="videos">Name of the Videos table.</param>
/// <param name="usage">Name of the Usage table.</param>
public sealed class FilmAnnouncements(Lazy<IAmazonDynamoDB> client, string videos, string usage) : IFilmAnnouncements
{
    // Where each part stands in the transaction, and the reason why it was refused in the answer.
    private const int Film = 0;
    private const int Storage = 1;

    /// <inheritdoc/>
    public async Task<long?> AnnounceAsync(Video video, long? limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(video);
        try
        {
            await Transactions.WriteAsync(client.Value, [PutFilm(video), UsageParts.Store(usage, video.OwnerId, video.Size, limit)], cancellation);
            return null;
        }
        catch (TransactionCanceledException exists) when (exists.Fails(Film))
        {
            throw new InvalidOperationException($"There is a film {video.VideoId} already.", exists);
        }
        catch (TransactionCanceledException full) when (limit is not null && full.Fails(Storage))
        {
            return UsageParts.StorageLeft(full.CancellationReasons[Storage], limit.Value);
        }
    }

    private TransactWriteItem PutFilm(Video video) => new()
    {
        Put = new() { TableName = videos, Item = VideoItem.Write(video), ConditionExpression = "attribute_not_exists(videoId)" },
    };
}
