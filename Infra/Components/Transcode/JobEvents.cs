using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Aws.CloudWatch;

namespace VideoStack.Infra.Components.Transcode;

/// <summary>What MediaConvert tells about its jobs.</summary>
internal static class JobEvents
{
    /// <summary>Hands each step of the jobs of a queue to the function that follows them.</summary>
    public static void Send(string name, Input<string> queueArn, FunctionComponent track, Resource parent)
    {
        var rule = new EventRule(name, new EventRuleArgs
        {
            Description = "Each step of this stack's MediaConvert jobs.",
            EventPattern = Pattern(queueArn),
        }, new CustomResourceOptions { Parent = parent });
        EventDelivery.To(track, name, parent, new Trigger(name, rule, "from-jobs"));
    }

    /// <summary>Which events. Job events are account-wide: without the queue, stacks would see each other's films.</summary>
    /// <param name="queueArn">Whose jobs.</param>
    /// <param name="status">In which state, such as <c>ERROR</c>; null for any.</param>
    public static Output<string> Pattern(Input<string> queueArn, string? status = null) => queueArn.Apply(arn =>
    {
        var detail = new JsonObject { ["queue"] = new JsonArray(arn) };
        if (status is not null) detail["status"] = new JsonArray(status);
        return new JsonObject
        {
            ["source"] = new JsonArray("aws.mediaconvert"),
            ["detail-type"] = new JsonArray("MediaConvert Job State Change"),
            ["detail"] = detail,
        }.ToJsonString();
    });
}
