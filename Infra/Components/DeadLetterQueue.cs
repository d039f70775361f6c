using Pulumi;
using Sqs = Pulumi.Aws.Sqs;

namespace VideoStack.Infra.Components;

/// <summary>Where events wait that could not be delivered, until somebody looks; an alarm tells of each queue.</summary>
internal static class DeadLetterQueue
{
    // As long as SQS keeps anything.
    private const int Seconds = 14 * 24 * 60 * 60;

    /// <param name="name">Whose events.</param>
    /// <param name="parent">What the queue belongs to.</param>
    public static Sqs.Queue Create(string name, Resource parent) => new($"{name}-dead-letters", new Sqs.QueueArgs
    {
        MessageRetentionSeconds = Seconds,
        SqsManagedSseEnabled = true,
    }, new CustomResourceOptions { Parent = parent });
}
