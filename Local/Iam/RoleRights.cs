using System.Collections.Concurrent;

namespace VideoStack.Local.Iam;

/// <summary>A role: what its policies grant, and what became of it so far. Safe for concurrent use.</summary>
/// <param name="name">Its logical name in the program.</param>
/// <param name="function">The logical name of the function that runs as it; null for a role of a service.</param>
/// <param name="arn">As policies and credentials name it.</param>
/// <param name="sessionArn">Who acts, as AWS says it in refusals.</param>
/// <param name="statements">Of all its policies.</param>
internal sealed class RoleRights(string name, string? function, string arn, string sessionArn, IReadOnlyList<PolicyStatement> statements)
{
    private readonly ConcurrentDictionary<(PolicyStatement Statement, PolicyMatch Pair), bool> _used = new();
    private readonly ConcurrentDictionary<(string Action, string Resource), bool> _denied = new();

    public string Name => name;

    public string? Function => function;

    public string Arn => arn;

    public string SessionArn => sessionArn;

    /// <summary>Everything that its policies allow, pair by pair.</summary>
    public IEnumerable<PolicyMatch> Granted => Allowing.SelectMany(statement => statement.Pairs);

    /// <summary>What of it no call has needed so far.</summary>
    public IEnumerable<PolicyMatch> Unused =>
        from statement in Allowing from pair in statement.Pairs where !_used.ContainsKey((statement, pair)) select pair;

    /// <summary>What was asked for in vain.</summary>
    public IEnumerable<(string Action, string Resource)> Denied => _denied.Keys;

    /// <summary>Operators in its policies that this machine cannot judge.</summary>
    public IEnumerable<string> NotUnderstood => statements.SelectMany(statement => statement.NotUnderstood).Distinct();

    private IEnumerable<PolicyStatement> Allowing => statements.Where(statement => !statement.IsDeny);

    public bool Denies(AccessRequest request) => statements.Any(statement => statement.IsDeny && statement.Match(request) is not null);

    public bool Allows(AccessRequest request) => Allowing.Any(statement => statement.Match(request) is not null);

    /// <summary>Notes that a call needed whatever allows this.</summary>
    public void Use(AccessRequest request)
    {
        foreach (var statement in Allowing)
            if (statement.Match(request) is { } pair)
                _used[(statement, pair)] = true;
    }

    /// <summary>Notes a refusal; false when it is not the first of its kind.</summary>
    public bool Refuse(AccessRequest request) => _denied.TryAdd((request.Action, request.Resource), true);
}
