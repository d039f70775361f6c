using System.Collections.Concurrent;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Iam;

/// <summary>
/// IAM: whether a role may do what it asks for, by its own policies and by those of the resource. Keeps account of what was
/// needed and what was refused. Safe for concurrent use.
/// </summary>
/// <remarks>
/// An explicit Deny wins. Within one account either side may allow, save for KMS, where the key's policy has to: by naming the
/// role, or the account as a whole, which leaves it to the role's policies.
/// </remarks>
internal sealed class AccessControl
{
    private readonly ResourceGraph _graph;
    private readonly Place _place;
    private readonly Action<string> _report;
    private readonly IReadOnlyDictionary<string, RoleRights> _roles;
    private readonly ConcurrentDictionary<string, IReadOnlyList<PolicyStatement>?> _keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<PolicyStatement>> _buckets = new(StringComparer.Ordinal);

    /// <param name="graph">Complete by now: every policy is read once.</param>
    /// <param name="place">The account and the region.</param>
    /// <param name="report">Is told, in a line, of every kind of refusal and of what a policy says in vain.</param>
    public AccessControl(ResourceGraph graph, Place place, Action<string> report)
    {
        (_graph, _place, _report) = (graph, place, report);
        _roles = Roles.ReadAll(graph);
        foreach (var role in _roles.Values)
            foreach (var @operator in role.NotUnderstood)
                report($"A policy of {role.Name} has a condition with {@operator} that cannot be judged here: its statement allows nothing.");
    }

    public IEnumerable<RoleRights> All => _roles.Values;

    /// <summary>Why a role may not do this, in AWS's words; null when it may. The platform itself, which has no role, may do everything.</summary>
    public string? Refusal(string? roleArn, AccessRequest request)
    {
        if (roleArn is null) return null;
        if (_roles.GetValueOrDefault(roleArn) is not { } role) return $"User: {roleArn} is not authorized to perform: {request.Action}: the role does not exist";
        if (Needs(role, request) is not { } reason) return null;

        if (role.Refuse(request))
            _report($"{role.Name} may not {request.Action} on {request.Resource}: {reason}.");
        return $"User: {role.SessionArn} is not authorized to perform: {request.Action} on resource: {request.Resource} {reason}";
    }

    /// <summary>The same for what decides how much an answer tells: nobody asked for it, so a no is not a refusal.</summary>
    public bool Allows(string? roleArn, AccessRequest request) =>
        roleArn is null || (_roles.GetValueOrDefault(roleArn) is { } role && Needs(role, request) is null);

    // Null when the role may, and then notes that it had to.
    private string? Needs(RoleRights role, AccessRequest request)
    {
        var asked = request with { Keys = request.Keys.With(CommonKeys(role)) };
        var reason = Judge(role, asked);
        if (reason is null) role.Use(asked);
        return reason;
    }

    private string? Judge(RoleRights role, AccessRequest request)
    {
        if (role.Denies(request)) return "with an explicit deny in an identity-based policy";

        var isKey = request.Action.StartsWith("kms:", StringComparison.Ordinal);
        var policy = isKey ? _keys.GetOrAdd(request.Resource, key => ResourcePolicies.OfKey(_graph, key)) : BucketPolicy(request);
        var applying = (policy ?? []).Where(statement => statement.Match(request) is not null).ToList();
        bool NamesRole(PolicyStatement statement) => statement.SpeaksOf(role.Arn, role.SessionArn);
        bool NamesAccount(PolicyStatement statement) => statement.SpeaksOfAccount(_place.AccountId);

        if (applying.Any(statement => statement.IsDeny && (NamesRole(statement) || NamesAccount(statement))))
            return "with an explicit deny in a resource-based policy";
        if (applying.Any(statement => !statement.IsDeny && NamesRole(statement))) return null;
        // A key without a policy of its own gets one that names the account.
        if (isKey && policy is not null && !applying.Any(statement => !statement.IsDeny && NamesAccount(statement)))
            return $"because no resource-based policy allows the {request.Action} action";

        return role.Allows(request) ? null : $"because no identity-based policy allows the {request.Action} action";
    }

    private IReadOnlyList<PolicyStatement>? BucketPolicy(AccessRequest request)
    {
        const string buckets = $"arn:{Place.Partition}:s3:::";
        return request.Resource.StartsWith(buckets, StringComparison.Ordinal)
            ? _buckets.GetOrAdd(request.Resource[buckets.Length..].Split('/')[0], bucket => ResourcePolicies.OfBucket(_graph, bucket))
            : null;
    }

    // The endpoint speaks plain HTTP on the loopback address; on AWS the same client would speak TLS.
    private ConditionKeys CommonKeys(RoleRights role) => ConditionKeys.None
        .With("aws:SecureTransport", "true")
        .With("aws:PrincipalArn", role.Arn)
        .With("aws:PrincipalAccount", _place.AccountId)
        .With("aws:PrincipalType", "AssumedRole")
        .With("aws:ResourceAccount", _place.AccountId)
        .With("aws:RequestedRegion", _place.Region)
        .With("s3:TlsVersion", "1.3");
}
