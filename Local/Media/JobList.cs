using System.Globalization;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Media;

/// <summary>ListJobs and SearchJobs: filters, order and pages.</summary>
internal static class JobList
{
    private const int LargestPage = 20;

    public static JsonObject Of(IReadOnlyList<Job> jobs, IQueryCollection query)
    {
        var chosen = jobs
            .Where(job => Matches(query["status"], job.Status.Name()))
            .Where(job => Matches(query["queue"], job.QueueArn) || job.QueueArn.EndsWith($"/{query["queue"]}", StringComparison.Ordinal))
            .Where(job => job.Plan.Input.ToString().Contains((string?)query["inputFile"] ?? "", StringComparison.Ordinal))
            .ToList();
        // The newest come first unless asked otherwise.
        if ((string?)query["order"] is not "ASCENDING") chosen.Reverse();

        var start = Number(query["nextToken"]) ?? 0;
        var size = Math.Clamp(Number(query["maxResults"]) ?? LargestPage, 1, LargestPage);
        var answer = new JsonObject { ["jobs"] = new JsonArray([.. chosen.Skip(start).Take(size).Select(job => (JsonNode)job.ToJson())]) };
        if (start + size < chosen.Count) answer["nextToken"] = (start + size).ToString(CultureInfo.InvariantCulture);
        return answer;
    }

    private static bool Matches(string? wanted, string value) => string.IsNullOrEmpty(wanted) || wanted == value;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
