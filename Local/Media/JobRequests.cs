using System.Security.Cryptography;
using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Media;

/// <summary>CreateJob: checks a request as the service does, and never makes two jobs of one.</summary>
internal sealed class JobRequests(ResourceGraph graph, JobScheduler scheduler, TimeProvider time)
{
    private const string QueueType = "aws:mediaconvert/queue:Queue";
    private const string RoleType = "aws:iam/role:Role";
    private const int LongestToken = 64;

    private static readonly int[] IntervalSeconds = [10, 12, 15, 20, 30, 60, 120, 180, 240, 300, 360, 420, 480, 540, 600];

    private static readonly HashSet<string> Intervals = [.. IntervalSeconds.Select(seconds => $"SECONDS_{seconds}")];

    /// <summary>Members of a request that are acted on, or that change nothing here.</summary>
    private static readonly HashSet<string> Members =
    [
        "queue", "role", "settings", "clientRequestToken", "userMetadata", "statusUpdateInterval", "priority", "tags", "billingTagsSource",
    ];

    /// <summary>How long a client request token is remembered.</summary>
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();

    /// <summary>Throws <see cref="InvalidJobException"/> when the service would refuse.</summary>
    public Job Create(JsonObject request)
    {
        var queue = Queue(request.Text("queue"));
        CheckRole(request.Text("role"));
        if (request["jobTemplate"] is not null) throw new InvalidJobException("/jobTemplate: Give the settings in full instead");
        if (request.Where(member => member.Value is not null).Select(member => member.Key).FirstOrDefault(name => !Members.Contains(name)) is { } unknown)
            throw new InvalidJobException($"/{unknown}: The local MediaConvert does not support this setting");
        if (request.Text("statusUpdateInterval") is { } interval && !Intervals.Contains(interval))
            throw new InvalidJobException($"/statusUpdateInterval: {interval} is not an interval");
        var token = request.Text("clientRequestToken");
        if (token?.Length > LongestToken)
            throw new InvalidJobException($"/clientRequestToken: Should be at most {LongestToken} characters");
        var plan = EncodePlanner.Plan(JobSettings.Parse(request["settings"]));

        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (token is not null && scheduler.Jobs.FirstOrDefault(SameRequest) is { } earlier) return earlier;

            // As MediaConvert's own: the time in milliseconds, and six random characters.
            var id = $"{now.ToUnixTimeMilliseconds()}-{RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 6)}";
            var job = new Job(id, $"{queue[..(queue.LastIndexOf(':') + 1)]}jobs/{id}", queue, request, plan, now);
            scheduler.Submit(job);
            return job;

            bool SameRequest(Job other) => other.ClientRequestToken == token && now - other.Submitted < TokenLifetime;
        }
    }

    /// <summary>The ARN of a queue that is told by its ARN or its name.</summary>
    private string Queue(string? wanted) =>
        graph.OfType(QueueType)
            .Where(queue => wanted is not null && (queue.State.Text("arn") == wanted || queue.State.Text("name") == wanted))
            .Select(queue => queue.State.Text("arn"))
            .FirstOrDefault()
        ?? throw new InvalidJobException($"/queue: The stack has no queue '{wanted ?? "Default"}'");

    private void CheckRole(string? arn)
    {
        if (arn is null) throw new InvalidJobException("/role: Should not be null");
        var role = graph.Find(RoleType, "arn", arn) ?? throw new InvalidJobException($"/role: There is no role {arn}");
        if (role.Inputs.Text("assumeRolePolicy")?.Contains("mediaconvert.amazonaws.com", StringComparison.Ordinal) is not true)
            throw new InvalidJobException($"/role: MediaConvert may not assume {arn}");
    }
}
