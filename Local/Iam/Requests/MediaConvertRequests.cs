using System.Text.Json.Nodes;
using VideoStack.Local.Graph;
using VideoStack.Local.Media;

namespace VideoStack.Local.Iam.Requests;

/// <summary>MediaConvert (Service Authorization Reference, "AWS Elemental MediaConvert"): jobs belong to their queue, and lend a role.</summary>
internal sealed class MediaConvertRequests(Place place)
{
    private const string Version = "2017-08-29";
    private const string Service = "mediaconvert.amazonaws.com";

    /// <exception cref="KeyNotFoundException">This machine plays no such operation.</exception>
    public IReadOnlyList<AccessRequest> Of(HttpRequest request, JsonObject body)
    {
        var parts = (request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (request.Method, parts) switch
        {
            ("POST", [Version, "jobs"]) =>
            [
                On("CreateJob", Arn("queues", body.Text("queue") ?? "Default")),
                .. body.Object("tags").Count > 0 ? [On("TagResource", Arn("jobs", "*"))] : Array.Empty<AccessRequest>(),
                // Whoever makes MediaConvert act as a role must be allowed to give it away.
                new("iam:PassRole", body.Text("role") ?? "*", ConditionKeys.None.With("iam:PassedToService", Service)),
            ],
            ("GET", [Version, "jobs"]) => [On("ListJobs", QueueOf(request))],
            ("GET", [Version, "search"]) => [On("SearchJobs", QueueOf(request))],
            ("GET", [Version, "jobs", var id]) => [On("GetJob", Arn("jobs", id))],
            ("DELETE", [Version, "jobs", var id]) => [On("CancelJob", Arn("jobs", id))],
            ("GET", [Version, "jobTemplates", var name]) => [On("GetJobTemplate", Arn("jobTemplates", Uri.UnescapeDataString(name)))],
            // Probe itself knows no resource; the files are read with the caller's rights.
            ("POST", [Version, "probe"]) => [On("Probe", "*"), .. body.Items("inputFiles").Select(Read).OfType<AccessRequest>()],
            _ => throw new KeyNotFoundException($"{request.Method} {request.Path}"),
        };
    }

    private static AccessRequest On(string operation, string resource) => new($"mediaconvert:{operation}", resource);

    private static AccessRequest? Read(JsonNode file) =>
        S3Location.TryParse(file.Text("fileUrl")) is { } location ? S3Requests.Object("GetObject", location.Bucket, location.Key) : null;

    private string QueueOf(HttpRequest request) => request.Query["queue"].ToString() is { Length: > 0 } queue ? Arn("queues", queue) : "*";

    private string Arn(string kind, string name) =>
        name.StartsWith("arn:", StringComparison.Ordinal) ? name : place.Arn("mediaconvert", $"{kind}/{name}");
}
