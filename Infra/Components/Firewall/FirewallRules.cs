using System.Collections.Immutable;
using Pulumi;
using Pulumi.AwsNative.WaFv2;
using Pulumi.AwsNative.WaFv2.Inputs;
using VideoStack.Infra.Api;

namespace VideoStack.Infra.Components.Firewall;

/// <summary>The rules in the order in which they are asked. The first that refuses ends it.</summary>
/// <param name="stack">Part of every metric's name.</param>
/// <param name="limits">How often one address may ask.</param>
/// <param name="contract">Which requests are meant to be large.</param>
internal sealed class FirewallRules(string stack, FirewallLimits limits, OpenApiDocument contract)
{
    // WAF counts over the last five minutes.
    private const int WindowSeconds = 300;

    // It inspects and refuses bodies above 8,192 bytes.
    private const string BodySizeRule = "SizeRestrictions_BODY";
    private const string BodySizeLabel = "awswaf:managed:aws:core-rule-set:SizeRestrictions_Body";

    // In JSON an empty object: there is nothing to say beyond "this one".
    private static readonly Output<object> _nothing = Output.Create<object>(ImmutableDictionary<string, object>.Empty);

    // Every page that somebody opens refreshes the session: an office behind one address would be refused for working.
    private static readonly string _sessionPaths = $"^(?:{string.Join('|', SignIn.SessionPaths)})$";

    private readonly string? _largeBodies = LargeBodies.Paths(contract);

    /// <summary>What the rules answer with.</summary>
    public InputMap<WebAclCustomResponseBodyArgs> Answers => Refusals.Bodies(withTooLarge: _largeBodies is not null);

    public InputList<WebAclRuleArgs> Create()
    {
        List<WebAclRuleArgs> rules =
        [
            Limit("sign-in-rate", limits.SignIns, All(BelowSignIn(), Not(PathMatches(_sessionPaths)))),
            Limit("rate", limits.Requests, among: null),
            Managed("ip-reputation", "AWSManagedRulesAmazonIpReputationList"),
            // Whoever comes by VPN or Tor is no attacker for that: seen in the metrics, not refused.
            Managed("anonymous-ip", "AWSManagedRulesAnonymousIpList", onlyCount: true),
            Managed("known-bad-inputs", "AWSManagedRulesKnownBadInputsRuleSet"),
            Managed("common", "AWSManagedRulesCommonRuleSet", toLabelOnly: _largeBodies is null ? null : BodySizeRule),
        ];
        if (_largeBodies is not null) rules.Add(RefuseLargeBodiesExcept(_largeBodies));

        for (var priority = 0; priority < rules.Count; priority++) rules[priority].Priority = priority;
        return rules;
    }

    /// <summary>Counted in CloudWatch, and shown by example.</summary>
    public static WebAclVisibilityConfigArgs Seen(string metric) => new()
    {
        CloudWatchMetricsEnabled = true,
        MetricName = metric,
        SampledRequestsEnabled = true,
    };

    private WebAclRuleArgs Limit(string name, int requests, WebAclStatementArgs? among) => new()
    {
        Name = name,
        Statement = new WebAclStatementArgs
        {
            RateBasedStatement = new WebAclRateBasedStatementArgs
            {
                AggregateKeyType = WebAclRateBasedStatementAggregateKeyType.Ip,
                EvaluationWindowSec = WindowSeconds,
                Limit = requests,
                ScopeDownStatement = among is null ? null : (Input<WebAclStatementArgs>)among,
            },
        },
        Action = new WebAclRuleActionArgs { Block = Refusals.TooManyRequests() },
        VisibilityConfig = Seen($"{stack}-{name}"),
    };

    // However the path is written, the gateway behind would understand it.
    private static WebAclStatementArgs BelowSignIn() => new()
    {
        ByteMatchStatement = new WebAclByteMatchStatementArgs
        {
            FieldToMatch = new WebAclFieldToMatchArgs { UriPath = _nothing },
            PositionalConstraint = WebAclPositionalConstraint.StartsWith,
            SearchString = SignIn.Prefix,
            TextTransformations =
            {
                new WebAclTextTransformationArgs { Priority = 0, Type = WebAclTextTransformationType.UrlDecode },
                new WebAclTextTransformationArgs { Priority = 1, Type = WebAclTextTransformationType.NormalizePath },
            },
        },
    };

    private WebAclRuleArgs Managed(string name, string group, bool onlyCount = false, string? toLabelOnly = null)
    {
        var statement = new WebAclManagedRuleGroupStatementArgs { VendorName = "AWS", Name = group };
        if (toLabelOnly is not null)
        {
            statement.RuleActionOverrides.Add(new WebAclRuleActionOverrideArgs
            {
                Name = toLabelOnly,
                ActionToUse = new WebAclRuleActionArgs { Count = new WebAclCountActionArgs() },
            });
        }

        return new WebAclRuleArgs
        {
            Name = name,
            Statement = new WebAclStatementArgs { ManagedRuleGroupStatement = statement },
            // WAF wants one of both said.
            OverrideAction = onlyCount ? new WebAclOverrideActionArgs { Count = _nothing } : new WebAclOverrideActionArgs { None = _nothing },
            VisibilityConfig = Seen($"{stack}-{name}"),
        };
    }

    private WebAclRuleArgs RefuseLargeBodiesExcept(string paths) => new()
    {
        Name = "large-bodies",
        Statement = All(
            new WebAclStatementArgs
            {
                LabelMatchStatement = new WebAclLabelMatchStatementArgs { Scope = WebAclLabelMatchScope.Label, Key = BodySizeLabel },
            },
            Not(PathMatches(paths))),
        Action = new WebAclRuleActionArgs { Block = Refusals.TooLarge() },
        VisibilityConfig = Seen($"{stack}-large-bodies"),
    };

    private static WebAclStatementArgs All(params WebAclStatementArgs[] statements) =>
        new() { AndStatement = new WebAclAndStatementArgs { Statements = statements } };

    private static WebAclStatementArgs Not(WebAclStatementArgs statement) =>
        new() { NotStatement = new WebAclNotStatementArgs { Statement = statement } };

    // As the path was sent: only its plain form lifts the limit.
    private static WebAclStatementArgs PathMatches(string pattern) => new()
    {
        RegexMatchStatement = new WebAclRegexMatchStatementArgs
        {
            FieldToMatch = new WebAclFieldToMatchArgs { UriPath = _nothing },
            RegexString = pattern,
            TextTransformations = { new WebAclTextTransformationArgs { Priority = 0, Type = WebAclTextTransformationType.None } },
        },
    };
}
