using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Sns;
using Sqs = Pulumi.Aws.Sqs;

namespace VideoStack.Infra.Components.Alerts;

/// <summary>Tells when an event was given up for good: a film, or a person, waits for somebody to look.</summary>
internal sealed class DeadLetterAlarms(string name, Topic topic, Resource parent)
{
    private const int PeriodSeconds = 300;

    private readonly CustomResourceOptions _options = new() { Parent = parent };

    /// <exception cref="InvalidOperationException">The function has no dead-letter queue: nothing calls it but waiting clients.</exception>
    public MetricAlarm Create(FunctionComponent function)
    {
        var functionName = function.GetResourceName();
        var letters = function.DeadLetters ?? throw new InvalidOperationException($"'{functionName}' has no dead-letter queue to watch.");
        return Create(functionName, letters, $"'{functionName}' failed on an event for good. It waits in the dead-letter queue.");
    }

    /// <param name="suffix">Whose events: part of the alarm's name.</param>
    /// <param name="letters">Where they wait.</param>
    /// <param name="meaning">What the alarm tells a person.</param>
    public MetricAlarm Create(string suffix, Sqs.Queue letters, string meaning) =>
        new($"{name}-dead-letters-{suffix}", new MetricAlarmArgs
        {
            AlarmDescription = meaning,
            Namespace = "AWS/SQS",
            MetricName = "ApproximateNumberOfMessagesVisible",
            Dimensions = { ["QueueName"] = letters.Name },
            Statistic = "Maximum",
            Period = PeriodSeconds,
            EvaluationPeriods = 1,
            ComparisonOperator = "GreaterThanThreshold",
            Threshold = 0,
            // An idle queue reports nothing after some hours.
            TreatMissingData = "notBreaching",
            AlarmActions = { topic.Arn },
        }, _options);
}
