using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.CloudWatch.Inputs;
using Pulumi.Aws.Sns;

namespace VideoStack.Infra.Components.Alerts;

/// <summary>Counts what Reconcile puts right, and tells when it has to do so run after run: then something is broken, not unlucky.</summary>
internal sealed class RepairAlarms(string name, Topic topic, Resource parent)
{
    private readonly string _namespace = $"VideoStack/{Pulumi.Deployment.Instance.StackName}";
    private readonly CustomResourceOptions _options = new() { Parent = parent };

    public IReadOnlyList<MetricAlarm> Create(FunctionComponent reconciliation)
    {
        foreach (var repair in Repair.All) Count(repair, reconciliation);
        return [.. Repair.All.Where(repair => repair.Alarm is not null).Select(repair => Create(repair, repair.Alarm!))];
    }

    private void Count(Repair repair, FunctionComponent reconciliation) =>
        _ = new LogMetricFilter($"{name}-reconciled-{repair.Name}", new LogMetricFilterArgs
        {
            LogGroupName = reconciliation.LogGroupName,
            Pattern = repair.Pattern,
            MetricTransformation = new LogMetricFilterMetricTransformationArgs
            {
                Namespace = _namespace,
                Name = repair.Metric,
                Value = "1",
                Unit = "Count",
            },
        }, _options);

    private MetricAlarm Create(Repair repair, RepeatAlarm alarm) =>
        new($"{name}-repeated-{repair.Name}", new MetricAlarmArgs
        {
            AlarmDescription = alarm.Meaning,
            Namespace = _namespace,
            MetricName = repair.Metric,
            Statistic = "Sum",
            Period = alarm.PeriodSeconds,
            EvaluationPeriods = alarm.Runs,
            DatapointsToAlarm = alarm.Runs,
            ComparisonOperator = "GreaterThanThreshold",
            Threshold = 0,
            // A run without repairs writes no such line.
            TreatMissingData = "notBreaching",
            AlarmActions = { topic.Arn },
        }, _options);
}
