using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Tables;
using Names = VideoStack.Functions.Identity.Accounts.SessionAttributes;

namespace VideoStack.Functions.Identity.Accounts;

/// <summary>A session as an item of the table, and back.</summary>
internal static class SessionItem
{
    /// <summary>The key of a session's item. No token's hash looks like it.</summary>
    public static string KeyOf(string sessionId) => $"session#{sessionId}";

    public static Dictionary<string, AttributeValue> Write(Session session, string currentHash)
    {
        var item = new Dictionary<string, AttributeValue>
        {
            [Names.TokenHash] = new(KeyOf(session.SessionId)),
            [Names.SessionId] = new(session.SessionId),
            [Names.UserId] = new(session.UserId),
            [Names.CreatedAt] = new(Timestamps.Write(session.CreatedAt)),
            [Names.LastUsedAt] = new(Timestamps.Write(session.LastUsedAt)),
            [Names.Epoch] = Items.Number(session.Epoch),
            [Names.Current] = new(currentHash),
            [Names.ExpiresAt] = Items.Seconds(session.ExpiresAt),
        };
        if (session.Device is { } device) item[Names.Device] = new(device);
        return item;
    }

    public static Session Read(Dictionary<string, AttributeValue> item) => new(
        item.Text(Names.SessionId),
        item.Text(Names.UserId),
        Time(item, Names.CreatedAt),
        Time(item, Names.LastUsedAt),
        item.FindText(Names.Device),
        item.FindSeconds(Names.ExpiresAt) ?? throw Items.Broken(Names.ExpiresAt),
        item.FindNumber(Names.Epoch) ?? 0);

    private static DateTimeOffset Time(Dictionary<string, AttributeValue> item, string name) =>
        Timestamps.TryRead(item.FindText(name), out var time) ? time : throw Items.Broken(name);
}
