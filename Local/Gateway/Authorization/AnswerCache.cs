using System.Collections.Concurrent;

namespace VideoStack.Local.Gateway.Authorization;

/// <summary>Authorizers' answers by identity, for all methods of a stage that have the same authorizer.</summary>
internal sealed class AnswerCache(TimeProvider time)
{
    /// <summary>Plenty for one developer; beyond it the cache starts anew.</summary>
    private const int MostEntries = 1_000;

    private readonly ConcurrentDictionary<string, (AuthorizerAnswer Answer, DateTimeOffset Until)> _entries = new();

    public AuthorizerAnswer? Find(Authorizer authorizer, ApiStage stage, IEnumerable<string?> identity) =>
        _entries.TryGetValue(Key(authorizer, stage, identity), out var entry) && time.GetUtcNow() < entry.Until ? entry.Answer : null;

    public void Keep(Authorizer authorizer, ApiStage stage, IEnumerable<string?> identity, AuthorizerAnswer answer)
    {
        if (authorizer.TimeToLive <= TimeSpan.Zero) return;
        if (_entries.Count >= MostEntries) _entries.Clear();
        _entries[Key(authorizer, stage, identity)] = (answer, time.GetUtcNow() + authorizer.TimeToLive);
    }

    // No header or query holds a zero character, so no two identities run into one.
    private static string Key(Authorizer authorizer, ApiStage stage, IEnumerable<string?> identity) =>
        string.Join('\0', [stage.ApiId, stage.Name, authorizer.Name, .. identity]);
}
