using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Identity.Administration;

/// <summary>A place in the list of accounts as text. There is one such list, so the worst that a forged one can do is to begin it elsewhere.</summary>
internal static class UserCursor
{
    /// <summary>The place as text.</summary>
    public static string Write(UserPosition position) => CursorText.Write(Timestamps.Write(position.CreatedAt), position.UserId);

    /// <summary>The place that a cursor names; null when it is no cursor.</summary>
    public static UserPosition? Read(string cursor) =>
        CursorText.Read(cursor) is [var time, var userId] && Timestamps.TryRead(time, out var createdAt) && VideoIds.IsValid(userId)
            ? new UserPosition(createdAt, userId)
            : null;
}
