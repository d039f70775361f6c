using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoStack.Local.Graph;
using VideoStack.Local.Lambda;

namespace VideoStack.Local.Events;

/// <summary>EventBridge's default bus on this machine: the graph's rules decide which functions get an event.</summary>
/// <exception cref="LocalException">The graph, which must be complete, has a rule that Local cannot follow.</exception>
public sealed partial class EventBus(ResourceGraph graph, IFunctions functions, TimeProvider time, ILogger<EventBus> logger) : IEventBus
{
    private const string Service = "events.amazonaws.com";

    private readonly FunctionPermissions _permissions = new(graph);
    private readonly List<Rule> _rules = [.. Rule.ReadAll(graph)];

    /// <inheritdoc />
    public void Put(string source, string detailType, JsonObject detail)
    {
        foreach (var rules in _rules.GroupBy(rule => (rule.Region, rule.AccountId)))
        {
            var @event = Envelope(source, detailType, detail, rules.Key.Region, rules.Key.AccountId);
            foreach (var rule in rules.Where(rule => rule.Pattern.Matches(@event))) Deliver(rule, @event);
        }
    }

    private JsonObject Envelope(string source, string detailType, JsonObject detail, string region, string accountId) => new()
    {
        ["version"] = "0",
        ["id"] = Guid.NewGuid().ToString(),
        ["detail-type"] = detailType,
        ["source"] = source,
        ["account"] = accountId,
        ["time"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["region"] = region,
        // A job's ARN where the event is about one, as MediaConvert does.
        ["resources"] = new JsonArray(detail.Text("jobArn") is { } job ? [job] : []),
        ["detail"] = detail.DeepClone(),
    };

    private void Deliver(Rule rule, JsonObject @event)
    {
        foreach (var target in rule.Targets)
        {
            // EventBridge drops an event that the function's policy does not admit, and says so in a metric only.
            if (!_permissions.Allow(target.FunctionArn, Service, rule.Arn))
            {
                LogNoPermission(rule.Arn, target.FunctionArn);
                continue;
            }

            try
            {
                functions.InvokeAsynchronously(target.FunctionArn, JsonSerializer.SerializeToUtf8Bytes(target.InputFor(@event)));
            }
            catch (InvocationRefusedException refusal)
            {
                LogRefused(rule.Arn, refusal.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An event was dropped: no aws.lambda.Permission lets {RuleArn} call {FunctionArn}")]
    private partial void LogNoPermission(string ruleArn, string functionArn);

    [LoggerMessage(Level = LogLevel.Error, Message = "An event of {RuleArn} was dropped: {Reason}")]
    private partial void LogRefused(string ruleArn, string reason);
}
