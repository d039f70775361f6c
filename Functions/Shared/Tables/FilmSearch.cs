using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Domain;
using Names = VideoStack.Functions.Shared.Tables.VideoAttributes;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>Finds films in DynamoDB, where a filter sees what a query has read: what is looked at is what costs.</summary>
/// <param name="client">Made when the first question is asked.</param>
/// <param name="tableName">Name of the Videos table.</param>
public sealed class FilmSearch(Lazy<IAmazonDynamoDB> client, string tableName) : IFilmSearch
{
    // A page of the usual length is most often found in the first hundred.
    private const int EvaluatedAtOnce = 100;

    /// <inheritdoc/>
    public async Task<FilmPage> FindOwnedAsync(string ownerId, FilmFilter filter, int limit, FilmPosition? after, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var isFiltered = filter != FilmFilter.All;
        var found = new List<Video>();
        var evaluated = 0;
        do
        {
            var question = FilmIndex.ByOwner.Ask(tableName, ownerId, isFiltered ? EvaluatedAtOnce : limit, after);
            Narrow(question, filter);
            var answer = await client.Value.QueryAsync(question, cancellation);
            var page = FilmIndex.ByOwner.Read(answer);
            found.AddRange(page.Videos);
            if (found.Count > limit) return new FilmPage(found[..limit], FilmIndex.ByOwner.PositionOf(found[limit - 1]));
            evaluated += answer.ScannedCount ?? 0;
            after = page.Next;
        }
        while (after is not null && isFiltered && found.Count < limit && evaluated < IFilmSearch.MaxEvaluated);
        return new FilmPage(found, after);
    }

    private static void Narrow(QueryRequest question, FilmFilter filter)
    {
        var conditions = new List<string>();
        if (filter.Status is { } status)
        {
            conditions.Add("#status = :status");
            question.ExpressionAttributeNames["#status"] = Names.Status;
            question.ExpressionAttributeValues[":status"] = new(status.ToString());
        }
        if (filter.Text is { } text)
        {
            conditions.Add("contains(#title, :text)");
            question.ExpressionAttributeNames["#title"] = Names.TitleSearch;
            question.ExpressionAttributeValues[":text"] = new(VideoItem.SearchText(text));
        }
        if (conditions.Count > 0) question.FilterExpression = string.Join(" AND ", conditions);
    }
}
