using System.Buffers.Text;
using System.Text;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Identity.Administration;

/// <summary>A place in the list of accounts as text. There is one such list, so the worst that a forged one can do is to begin it elsewhere.</summary>
internal static class UserCursor
{
    private const char Separator = '|';
    private const int MaxLength = 500;

    /// <summary>The place as text.</summary>
    public static string Write(UserPosition position) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Timestamps.Write(position.CreatedAt)}{Separator}{position.UserId}"));

    /// <summary>The place that a cursor names; null when it is no cursor.</summary>
    public static UserPosition? Read(string cursor)
    {
        if (cursor.Length > MaxLength || !Base64Url.IsValid(cursor)) return null;
        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(Separator) is [var time, var userId]
            && Timestamps.TryRead(time, out var createdAt) && VideoIds.IsValid(userId)
                ? new UserPosition(createdAt, userId)
                : null;
    }
}
