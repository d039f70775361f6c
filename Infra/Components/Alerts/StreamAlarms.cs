using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Sns;

namespace VideoStack.Infra.Components.Alerts;

/// <summary>Tells when a function falls behind the changes of a table: after a day the stream forgets them.</summary>
internal sealed class StreamAlarms(string name, Topic topic, Resource parent)
{
    private const int PeriodSeconds = 300;
    private const int Periods = 3;

    // Half an hour: no burst takes that long, and it leaves 23 hours to mend what stands in the way.
    private const double BehindMilliseconds = 30 * 60 * 1000;

    private readonly CustomResourceOptions _options = new() { Parent = parent };

    public MetricAlarm Create(FunctionComponent function) => new($"{name}-behind-{function.GetResourceName()}", new MetricAlarmArgs
    {
        AlarmDescription = $"'{function.GetResourceName()}' is half an hour behind what it reads: it fails again and again, or is too slow.",
        Namespace = "AWS/Lambda",
        MetricName = "IteratorAge",
        Dimensions = { ["FunctionName"] = function.FunctionName },
        Statistic = "Maximum",
        Period = PeriodSeconds,
        EvaluationPeriods = Periods,
        ComparisonOperator = "GreaterThanThreshold",
        Threshold = BehindMilliseconds,
        // Where nothing changes, nothing is read.
        TreatMissingData = "notBreaching",
        AlarmActions = { topic.Arn },
    }, _options);
}
