using VideoStack.Local.Graph;

namespace VideoStack.Local.Iam;

/// <summary>ARNs as a person reads them: the logical name in the program, and what follows it.</summary>
internal sealed class ResourceNames(ResourceGraph graph)
{
    private const int Parts = 6;

    /// <summary>Such as <c>storage-raw-bucket/uploads/*</c>; an ARN that the program does not declare loses all but its last part.</summary>
    public string Of(string pattern)
    {
        // The longest: a table's stream begins with the table.
        var (arn, name) = Known().Where(known => Begins(pattern, known.Arn)).OrderByDescending(known => known.Arn.Length).FirstOrDefault();
        if (arn is not null) return name + pattern[arn.Length..];
        return pattern.Split(':', Parts) is [.., var service, _, _, var last] ? $"{service}:{last}" : pattern;
    }

    private IEnumerable<(string Arn, string Name)> Known() => graph.All.SelectMany(resource => ((string, string)[])
    [
        (resource.State.Text("arn") ?? "", resource.Name),
        // Its label is the time when it was made.
        (resource.Type == "aws:dynamodb/table:Table" ? resource.State.Text("streamArn") ?? "" : "", $"{resource.Name}/stream"),
    ]).Where(known => known.Item1.Length > 0);

    private static bool Begins(string pattern, string arn) =>
        pattern.StartsWith(arn, StringComparison.Ordinal) && (pattern.Length == arn.Length || pattern[arn.Length] is '/' or ':');
}
