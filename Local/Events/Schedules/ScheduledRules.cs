using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Events.Schedules;

/// <summary>Runs the graph's rules that have a schedule, each at its time; or now, for those who do not want to wait.</summary>
internal sealed partial class ScheduledRules : IAsyncDisposable
{
    private const string Source = "aws.events";
    private const string DetailType = "Scheduled Event";

    // Timers take no wait of months.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(12);

    private readonly RuleDelivery _delivery;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _due = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;

    /// <summary>Begins to wait.</summary>
    /// <exception cref="LocalException">A schedule, or a rule's target, is not understood.</exception>
    public ScheduledRules(ResourceGraph graph, RuleDelivery delivery, TimeProvider time, ILogger<ScheduledRules> logger)
    {
        (_delivery, _time, _logger) = (delivery, time, logger);
        All = [.. Rule.ReadAll(graph).Where(rule => rule.Schedule is not null).OrderBy(rule => rule.LogicalName, StringComparer.Ordinal)];
        _running = Task.WhenAll(All.Select(RunAsync));
    }

    /// <summary>By logical name.</summary>
    public IReadOnlyList<Rule> All { get; }

    /// <param name="name">In the program, or on AWS.</param>
    public Rule? Find(string name) => All.FirstOrDefault(rule => rule.LogicalName == name || rule.Name == name);

    /// <summary>When a rule runs next by itself; null for never again.</summary>
    public DateTimeOffset? DueOf(Rule rule) => _due.TryGetValue(rule.Arn, out var due) ? due : null;

    /// <summary>Runs a rule at once and waits until its targets are done.</summary>
    public Task<IReadOnlyList<DeliveryOutcome>> RunNowAsync(Rule rule, CancellationToken cancellation) =>
        _delivery.DeliverAndWaitAsync(rule, EventOf(rule, _time.GetUtcNow()), cancellation);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task RunAsync(Rule rule)
    {
        var next = rule.Schedule!.Next(_time.GetUtcNow());
        while (next is { } due)
        {
            _due[rule.Arn] = due;
            while (due - _time.GetUtcNow() is { Ticks: > 0 } left)
                await Task.Delay(left < LongestSleep ? left : LongestSleep, _time, _stopping.Token);
            try
            {
                _delivery.Deliver(rule, EventOf(rule, due));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The next run may do better.
                LogFailed(exception, rule.LogicalName);
            }

            next = rule.Schedule.Next(due);
        }

        _due.TryRemove(rule.Arn, out _);
    }

    private static JsonObject EventOf(Rule rule, DateTimeOffset at) =>
        EventEnvelope.Of(Source, DetailType, [], [rule.Arn], rule.Region, rule.AccountId, at);

    [LoggerMessage(Level = LogLevel.Error, Message = "The scheduled rule {Rule} could not be run")]
    private partial void LogFailed(Exception exception, string rule);
}
