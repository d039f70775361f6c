namespace VideoStack.Tests.EndToEnd;

/// <summary>The processes of this machine, as Linux tells of them in <c>/proc</c>; elsewhere there are none.</summary>
internal static class Processes
{
    /// <summary>Those that a process has started, and those that they have.</summary>
    public static IReadOnlyList<int> DescendantsOf(int ancestor)
    {
        if (!Directory.Exists("/proc")) return [];
        var children = Directory.EnumerateDirectories("/proc")
            .Select(directory => int.TryParse(Path.GetFileName(directory), out var process) ? process : 0)
            .Where(process => process > 0)
            .ToLookup(ParentOf);
        var found = new List<int>(children[ancestor]);
        for (var at = 0; at < found.Count; at++) found.AddRange(children[found[at]]);
        return found;
    }

    /// <summary>Program and arguments; none when the process has ended.</summary>
    public static string[] ArgumentsOf(int process) => Texts(process, "cmdline");

    /// <summary>Each variable with its value, as <c>NAME=value</c>; none when the process has ended.</summary>
    public static string[] VariablesOf(int process) => Texts(process, "environ");

    // "pid (name) state parent …", where the name may hold anything.
    private static int ParentOf(int process) =>
        Read(process, "stat") is { } stat && stat.LastIndexOf(')') is > 0 and var end && int.TryParse(stat[end..].Split(' ')[2], out var parent)
            ? parent
            : 0;

    private static string[] Texts(int process, string file) => Read(process, file)?.Split('\0', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string? Read(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is somebody else's.
            return null;
        }
    }
}
