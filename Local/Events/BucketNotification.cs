using VideoStack.Local.Graph;

namespace VideoStack.Local.Events;

/// <summary>A function that a bucket hands some of its events to.</summary>
/// <param name="Id">Of the configuration, as the event tells it.</param>
/// <param name="Bucket">Its name.</param>
/// <param name="FunctionArn">With the alias, if the notification names one.</param>
/// <param name="Events">Patterns such as <c>s3:ObjectCreated:*</c>.</param>
internal sealed record BucketNotification(
    string Id, string Bucket, string BucketArn, string FunctionArn, IReadOnlyList<string> Events, string Prefix, string Suffix)
{
    public static IEnumerable<BucketNotification> ReadAll(ResourceGraph graph) =>
        from configuration in graph.OfType("aws:s3/bucketNotification:BucketNotification")
        let bucket = configuration.Inputs.Text("bucket")!
        from notification in configuration.Inputs.Items("lambdaFunctions")
        select new BucketNotification(
            notification.Text("id") ?? configuration.Id,
            bucket,
            graph.Find("aws:s3/bucket:Bucket", "bucket", bucket)?.State.Text("arn") ?? $"arn:aws:s3:::{bucket}",
            notification.Text("lambdaFunctionArn")!,
            [.. notification.Texts("events")],
            notification.Text("filterPrefix") ?? "",
            notification.Text("filterSuffix") ?? "");

    /// <param name="eventName">Without the <c>s3:</c> of patterns, such as <c>ObjectCreated:Put</c>.</param>
    public bool Covers(string bucket, string key, string eventName) =>
        bucket == Bucket
        && Events.Any(pattern => Wildcard.IsMatch(pattern, $"s3:{eventName}"))
        && key.StartsWith(Prefix, StringComparison.Ordinal)
        && key.EndsWith(Suffix, StringComparison.Ordinal);
}
