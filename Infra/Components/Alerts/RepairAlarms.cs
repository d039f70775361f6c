using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.CloudWatch.Inputs;
using Pulumi.Aws.Sns;

namespace VideoStack.Infra.Components.Alerts;

/// <summary>Counts what Reconcile puts right, and tells when it has to do so run after run: then something is broken, not unlucky.</summary>
internal sealed class RepairAlarms(string name, Topic topic, Resource parent)
{
    private const int Runs = 3;

    private readonly string _namespace = $"VideoStack/{Pulumi.Deployment.Instance.StackName}";
    private readonly CustomResourceOptions _options = new() { Parent = parent };

    public IEnumerable<MetricAlarm> Create(FunctionComponent reconciliation) => [.. Repair.All.Select(repair => Create(repair, reconciliation))];

    private MetricAlarm Create(Repair repair, FunctionComponent reconciliation)
    {
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
        return new MetricAlarm($"{name}-repeated-{repair.Name}", new MetricAlarmArgs
        {
            AlarmDescription = repair.Meaning,
            Namespace = _namespace,
            MetricName = repair.Metric,
            Statistic = "Sum",
            Period = repair.PeriodSeconds,
            EvaluationPeriods = Runs,
            DatapointsToAlarm = Runs,
            ComparisonOperator = "GreaterThanThreshold",
            Threshold = 0,
            // A run without repairs writes no such line.
            TreatMissingData = "notBreaching",
            AlarmActions = { topic.Arn },
        }, _options);
    }
}
