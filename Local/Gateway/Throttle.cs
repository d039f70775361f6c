using System.Collections.Concurrent;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Gateway;

/// <summary>Lets requests through as the stage's method settings and the keys' usage plans allow: a token bucket for each.</summary>
internal sealed class Throttle(ResourceGraph graph, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string ApiId, string Stage, string Counted), TokenBucket> _buckets = new();

    public bool Admits(ApiStage stage, Route route, ApiKey? key) =>
        Admits(stage, $"{route.Path}/{route.Method}", MethodLimits(stage, route))
        && (key is null || Admits(stage, $"key {key.Id}", key.Limits));

    private bool Admits(ApiStage stage, string counted, Limits? limits) =>
        limits is null || _buckets.GetOrAdd((stage.ApiId, stage.Name, counted), _ => new TokenBucket(limits, time)).TryTake();

    // A method's own settings go before those for every method ("*/*").
    private Limits? MethodLimits(ApiStage stage, Route route)
    {
        const string Every = "*/*";
        var own = $"{route.Path.Trim('/')}/{route.Method}";
        return graph.OfType("aws:apigateway/methodSettings:MethodSettings")
            .Where(settings => settings.Inputs.Text("restApi") == stage.ApiId && settings.Inputs.Text("stageName") == stage.Name)
            .Select(settings => (Path: MethodPath(settings), settings.Inputs))
            .Where(settings => settings.Path == own || settings.Path == Every)
            .OrderBy(settings => settings.Path == Every)
            .Select(settings => Limits.Read(settings.Inputs.Object("settings"), "throttlingRateLimit", "throttlingBurstLimit"))
            .FirstOrDefault(limits => limits is not null);
    }

    // {path}/{method}; the path's slashes may be written as ~1.
    private static string MethodPath(RealisedResource settings) =>
        (settings.Inputs.Text("methodPath") ?? "").Replace("~1", "/", StringComparison.Ordinal).TrimStart('/');

    private sealed class TokenBucket(Limits limits, TimeProvider time)
    {
        private readonly Lock _gate = new();
        private double _tokens = limits.Burst;
        private long _filled = time.GetTimestamp();

        public bool TryTake()
        {
            lock (_gate)
            {
                var now = time.GetTimestamp();
                _tokens = Math.Min(limits.Burst, _tokens + time.GetElapsedTime(_filled, now).TotalSeconds * limits.Rate);
                _filled = now;
                if (_tokens < 1) return false;

                _tokens--;
                return true;
            }
        }
    }
}
