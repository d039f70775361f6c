using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.CloudWatch.Inputs;
using Pulumi.Aws.Sns;

namespace VideoStack.Infra.Components.Alerts;

/// <summary>Counts what functions report, learns what is usual at which hour, and tells when there is more.</summary>
internal sealed class AnomalyAlarms(string name, Topic topic, Resource parent)
{
    private const string EventsId = "events";
    private const string BandId = "usual";
    private const int PeriodSeconds = 300;

    // Standard deviations on either side of what is expected. Two are usual for a metric that people look at; a mail needs more.
    private const int BandWidth = 3;

    private const int Periods = 3;

    private readonly string _namespace = $"VideoStack/{Pulumi.Deployment.Instance.StackName}";
    private readonly CustomResourceOptions _options = new() { Parent = parent };

    public MetricAlarm Create(SecurityEventSource source)
    {
        foreach (var function in source.Functions) Count(source.Event, function);
        return Watch(source.Event);
    }

    private void Count(SecurityEvent reported, FunctionComponent function) =>
        _ = new LogMetricFilter($"{name}-{reported.Name}-{function.GetResourceName()}", new LogMetricFilterArgs
        {
            LogGroupName = function.LogGroupName,
            Pattern = reported.Pattern,
            MetricTransformation = new LogMetricFilterMetricTransformationArgs
            {
                Namespace = _namespace,
                Name = reported.Metric,
                Value = "1",
                // Quiet minutes count too: what is usual is learnt from them.
                DefaultValue = "0",
                Unit = "Count",
            },
        }, _options);

    private MetricAlarm Watch(SecurityEvent reported) => new($"{name}-{reported.Name}", new MetricAlarmArgs
    {
        AlarmDescription = reported.Meaning,
        ComparisonOperator = "GreaterThanUpperThreshold",
        ThresholdMetricId = BandId,
        EvaluationPeriods = Periods,
        DatapointsToAlarm = reported.Periods,
        TreatMissingData = "notBreaching",
        MetricQueries =
        {
            new MetricAlarmMetricQueryArgs
            {
                Id = EventsId,
                ReturnData = true,
                Metric = new MetricAlarmMetricQueryMetricArgs
                {
                    Namespace = _namespace,
                    MetricName = reported.Metric,
                    Period = PeriodSeconds,
                    Stat = "Sum",
                },
            },
            new MetricAlarmMetricQueryArgs
            {
                Id = BandId,
                ReturnData = true,
                Label = "What is usual",
                Expression = $"ANOMALY_DETECTION_BAND({EventsId}, {BandWidth})",
            },
        },
        AlarmActions = { topic.Arn },
    }, _options);
}
