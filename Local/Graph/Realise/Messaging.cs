using static VideoStack.Local.Graph.Realisers;

namespace VideoStack.Local.Graph.Realise;

/// <summary>SQS queues and SNS topics: addresses. What falls into a dead-letter queue is told by the function pool.</summary>
internal sealed class Messaging : IServiceRealiser
{
    public IReadOnlyDictionary<string, Realiser> Resources { get; } = new Dictionary<string, Realiser>
    {
        ["aws:sqs/queue:Queue"] = Computed((declaration, place) =>
        {
            var name = declaration.PhysicalName();
            var url = $"https://sqs.{place.Region}.{Place.DnsSuffix}/{place.AccountId}/{name}";
            return declaration.With(url, ("name", name), ("url", url), ("arn", place.Arn("sqs", name)));
        }),
        ["aws:sqs/queuePolicy:QueuePolicy"] = Computed((declaration, _) => declaration.With(declaration.Text("queueUrl"))),
        ["aws:sns/topic:Topic"] = Computed((declaration, place) =>
        {
            var name = declaration.PhysicalName();
            return declaration.With(place.Arn("sns", name), ("name", name), ("arn", place.Arn("sns", name)), ("owner", place.AccountId));
        }),
        ["aws:sns/topicPolicy:TopicPolicy"] = Computed((declaration, _) => declaration.With(declaration.Text("arn"))),
        ["aws:sns/topicSubscription:TopicSubscription"] = Computed((declaration, _) =>
        {
            var arn = $"{declaration.Text("topic")}:{declaration.Token(16)}";
            return declaration.With(arn, ("arn", arn));
        }),
    };
}
