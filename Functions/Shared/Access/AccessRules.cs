using System.Collections.Frozen;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Shared.Access;

/// <summary>
/// The one table of who may call which operation of the HTTP contract. What needs no data is decided here, before the handler;
/// visibility and ownership are facts of the film, and the handlers ask it.
/// </summary>
public static class AccessRules
{
    /// <summary>The rule of each operation, by operationId.</summary>
    public static IReadOnlyDictionary<string, AccessRule> Table { get; } = new Dictionary<string, AccessRule>
    {
        ["Health"] = AccessRule.Anyone,
        ["GetJwks"] = AccessRule.Anyone,

        ["Register"] = AccessRule.Anyone,
        ["Login"] = AccessRule.Anyone,
        // These two go by the refresh token in the cookie.
        ["RefreshSession"] = AccessRule.Anyone,
        ["Logout"] = AccessRule.Anyone,
        // These go by a token that was mailed.
        ["VerifyEmail"] = AccessRule.Anyone,
        ["ForgotPassword"] = AccessRule.Anyone,
        ["ResetPassword"] = AccessRule.Anyone,

        ["GetMe"] = AccessRule.Account,
        ["UpdateMe"] = AccessRule.Account,
        ["EraseAccount"] = AccessRule.Account,
        ["ChangePassword"] = AccessRule.Account,
        ["EnrolMfa"] = AccessRule.Account,
        ["ConfirmMfa"] = AccessRule.Account,
        ["DisableMfa"] = AccessRule.Account,
        ["CreateRecoveryCodes"] = AccessRule.Account,
        ["ListSessions"] = AccessRule.Account,
        ["RevokeSession"] = AccessRule.Account,
        ["ExportAccount"] = AccessRule.Account,

        ["ListUsers"] = AccessRule.Admin,
        ["UpdateUser"] = AccessRule.Admin,
        ["CreateInvitation"] = AccessRule.Admin,
        ["TakeDownVideo"] = AccessRule.Admin,

        ["CreateUpload"] = AccessRule.Creator,
        ["SignParts"] = AccessRule.Owner,
        ["ListParts"] = AccessRule.Owner,
        ["CompleteUpload"] = AccessRule.Owner,
        ["AbortUpload"] = AccessRule.Owner,
        ["GetUploadStatus"] = AccessRule.Owner,
        ["RetryTranscode"] = AccessRule.Owner,
        ["UpdateVideo"] = AccessRule.Owner,
        ["PutCaptions"] = AccessRule.Owner,
        ["DeleteCaptions"] = AccessRule.Owner,
        ["GetSource"] = AccessRule.Owner,
        ["DeleteVideo"] = AccessRule.Owner,
        ["ListMyVideos"] = AccessRule.Account,
        ["ListMyDeletions"] = AccessRule.Account,

        ["ListVideos"] = AccessRule.Anyone,
        ["GetVideo"] = AccessRule.ByVisibility,
        ["GetPlayback"] = AccessRule.ByVisibility,
        // These two go by the playbackId of a grant.
        ["GetManifest"] = AccessRule.Anyone,
        ["RecordView"] = AccessRule.Anyone,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Why this caller may not call this operation, whatever the data says; null when nothing speaks against it.</summary>
    /// <param name="operation">The operationId. One without a rule is open to nobody.</param>
    /// <param name="caller">Null for an anonymous one.</param>
    public static Problem? Refusal(string? operation, Caller? caller)
    {
        if (operation is null || !Table.TryGetValue(operation, out var rule)) return Problem.NotAllowed;
        var scope = rule switch
        {
            AccessRule.Anyone or AccessRule.ByVisibility => null,
            AccessRule.Creator => Scopes.Upload,
            AccessRule.Admin => Scopes.Admin,
            _ => Scopes.Watch,
        };
        if (scope is null) return null;
        if (caller is null) return Problem.Unauthenticated;
        return caller.May(scope) ? null : Problem.NotAllowed;
    }
}
