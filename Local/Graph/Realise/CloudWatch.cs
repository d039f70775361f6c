using static VideoStack.Local.Graph.Realisers;

namespace VideoStack.Local.Graph.Realise;

/// <summary>Logs and alarms, declared only; rules and targets, which the local event bus obeys.</summary>
internal sealed class CloudWatch : IServiceRealiser
{
    private const string DefaultBus = "default";

    public IReadOnlyDictionary<string, Realiser> Resources { get; } = new Dictionary<string, Realiser>
    {
        ["aws:cloudwatch/logGroup:LogGroup"] = Named("logs", name => $"log-group:{name}"),
        ["aws:cloudwatch/logResourcePolicy:LogResourcePolicy"] = Computed((declaration, _) =>
        {
            var name = declaration.PhysicalName("policyName");
            return declaration.With(name, ("policyName", name));
        }),
        ["aws:cloudwatch/logDeliverySource:LogDeliverySource"] = Named("logs", name => $"delivery-source:{name}"),
        ["aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination"] = Named("logs", name => $"delivery-destination:{name}"),
        ["aws:cloudwatch/logDelivery:LogDelivery"] = Computed((declaration, place) =>
        {
            var id = declaration.Token(16);
            return declaration.With(id, ("arn", place.Arn("logs", $"delivery:{id}")));
        }),
        ["aws:cloudwatch/logMetricFilter:LogMetricFilter"] = Named("logs", name => $"metric-filter:{name}"),
        ["aws:cloudwatch/metricAlarm:MetricAlarm"] = Named("cloudwatch", name => $"alarm:{name}"),
        ["aws:cloudwatch/eventRule:EventRule"] = Computed((declaration, place) =>
        {
            var name = declaration.PhysicalName();
            var bus = declaration.Inputs.Text("eventBusName") ?? DefaultBus;
            return declaration.With(
                name,
                ("name", name),
                ("arn", place.Arn("events", bus == DefaultBus ? $"rule/{name}" : $"rule/{bus}/{name}")),
                ("eventBusName", bus));
        }),
        ["aws:cloudwatch/eventTarget:EventTarget"] = Computed((declaration, _) =>
        {
            var target = declaration.PhysicalName("targetId");
            return declaration.With($"{declaration.Text("rule")}-{target}", ("targetId", target));
        }),
    };

    private static Realiser Named(string service, Func<string, string> resource) => Computed((declaration, place) =>
    {
        var name = declaration.PhysicalName();
        return declaration.With(name, ("name", name), ("arn", place.Arn(service, resource(name))));
    });
}
