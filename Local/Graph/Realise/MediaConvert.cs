using static VideoStack.Local.Graph.Realisers;

namespace VideoStack.Local.Graph.Realise;

/// <summary>MediaConvert's queues; the local service works through them.</summary>
internal sealed class MediaConvert : IServiceRealiser
{
    public IReadOnlyDictionary<string, Realiser> Resources { get; } = new Dictionary<string, Realiser>
    {
        ["aws:mediaconvert/queue:Queue"] = Computed((declaration, place) =>
        {
            var name = declaration.PhysicalName();
            return declaration.With(
                name,
                ("name", name),
                ("arn", place.Arn("mediaconvert", $"queues/{name}")),
                ("status", declaration.Inputs.Text("status") ?? "ACTIVE"));
        }),
    };
}
