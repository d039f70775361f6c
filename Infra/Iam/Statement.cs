using System.Collections.Immutable;
using Pulumi;

namespace VideoStack.Infra.Iam;

/// <summary>One statement of a policy, as data: who may do what, on which resources, and when.</summary>
/// <remarks>
/// It cannot be written carelessly: an allowed action has no wildcard, a bare <c>*</c> stands for a resource only where
/// <see cref="Wildcards"/> says why, and a service acts only under a condition.
/// </remarks>
public sealed record Statement
{
    /// <summary>What the statement is for: a short name in letters and digits.</summary>
    public required string Sid { get; init; }

    public required string Effect { get; init; }

    public Principal? Principal { get; init; }

    public ImmutableArray<string> Actions { get; init; } = [];

    public ImmutableArray<Input<string>> Resources { get; init; } = [];

    public ImmutableArray<Condition> Conditions { get; init; } = [];

    /// <summary>Allows these actions, each named in full.</summary>
    public static Statement Allow(string sid, params string[] actions)
    {
        if (actions.FirstOrDefault(action => action.Contains('*', StringComparison.Ordinal)) is { } wide)
            throw new ArgumentException($"Statement '{sid}' allows '{wide}'. Name each action.", nameof(actions));
        return new Statement { Sid = sid, Effect = "Allow", Actions = [.. actions] };
    }

    /// <summary>Forbids these actions. A refusal may be wide: that is its strength.</summary>
    public static Statement Deny(string sid, params string[] actions) =>
        new() { Sid = sid, Effect = "Deny", Actions = [.. actions] };

    public Statement By(Principal principal) => this with { Principal = principal };

    /// <summary>On these resources, by ARN.</summary>
    public Statement On(params Input<string>[] resources) => this with { Resources = [.. resources] };

    /// <summary>On everything: only for actions that know no narrower resource, and those are listed with their reason.</summary>
    public Statement OnEverything()
    {
        if (Actions.FirstOrDefault(action => !Wildcards.Reasons.ContainsKey(action)) is { } unlisted)
            throw new InvalidOperationException($"'{unlisted}' may not have the resource '*'. Name the resource, or give the reason in {nameof(Wildcards)}.cs.");
        return this with { Resources = ["*"] };
    }

    /// <summary>On the key that carries this policy: in a key policy the only way to write it is <c>*</c>.</summary>
    public Statement OnThisKey() => this with { Resources = ["*"] };

    /// <summary>Only when the request's <paramref name="key"/> has one of these values.</summary>
    public Statement When(string @operator, string key, params Input<string>[] values) =>
        this with { Conditions = Conditions.Add(new Condition(@operator, key, [.. values])) };
}

/// <summary>A condition of a statement, such as <c>ArnLike aws:SourceArn …</c>.</summary>
public sealed record Condition(string Operator, string Key, ImmutableArray<Input<string>> Values);

/// <summary>Who a statement speaks of.</summary>
/// <param name="Kind"><c>Service</c>, <c>AWS</c>, or empty for everyone.</param>
/// <param name="Id">The service's domain, an ARN, or <c>*</c>.</param>
public sealed record Principal(string Kind, Input<string> Id)
{
    public static Principal Everyone { get; } = new("", "*");

    /// <summary>An AWS service, such as <c>lambda.amazonaws.com</c>.</summary>
    public static Principal Service(string domain) => new("Service", domain);

    /// <summary>Whoever the account's own IAM policies admit.</summary>
    public static Principal Account(Input<string> rootArn) => new("AWS", rootArn);
}
