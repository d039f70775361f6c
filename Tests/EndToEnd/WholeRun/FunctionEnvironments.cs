using System.Collections.Concurrent;

namespace VideoStack.Tests.EndToEnd.WholeRun;

/// <summary>The variables of every function whose process was ever seen, as the system tells them.</summary>
internal static class FunctionEnvironments
{
    private static readonly ConcurrentDictionary<string, string> Seen = new(StringComparer.Ordinal);

    /// <summary>By the function's physical name; each line a variable. Without those that Lambda itself sets.</summary>
    public static IReadOnlyDictionary<string, string> All => Seen;

    /// <summary>Looks at the functions that a platform runs just now.</summary>
    public static void Look(int platform)
    {
        foreach (var process in Descendants(platform))
        {
            if (Read($"/proc/{process}/environ") is not { Length: > 0 } text) continue;
            var variables = text.Split('\0', StringSplitOptions.RemoveEmptyEntries);
            if (variables.FirstOrDefault(variable => variable.StartsWith("AWS_LAMBDA_FUNCTION_NAME=", StringComparison.Ordinal)) is not { } name) continue;
            Seen[name.Split('=', 2)[1]] = string.Join('\n', variables.Where(variable => !variable.StartsWith("AWS_", StringComparison.Ordinal)));
        }
    }

    private static HashSet<int> Descendants(int ancestor)
    {
        var parents = Directory.EnumerateDirectories("/proc")
            .Select(directory => int.TryParse(Path.GetFileName(directory), out var id) ? id : 0)
            .Where(id => id > 0)
            .ToDictionary(id => id, ParentOf);
        var found = new HashSet<int> { ancestor };
        while (parents.Where(entry => found.Contains(entry.Value) && !found.Contains(entry.Key)).Select(entry => entry.Key).ToList() is { Count: > 0 } next)
            found.UnionWith(next);
        return found;
    }

    // "pid (name) state parent …", where the name may hold anything.
    private static int ParentOf(int process) =>
        Read($"/proc/{process}/stat") is { } stat && stat.LastIndexOf(')') is > 0 and var end && int.TryParse(stat[end..].Split(' ')[2], out var parent)
            ? parent
            : 0;

    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is somebody else's.
            return null;
        }
    }
}
