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
        foreach (var process in Processes.DescendantsOf(platform))
        {
            var variables = Processes.VariablesOf(process);
            if (variables.FirstOrDefault(variable => variable.StartsWith("AWS_LAMBDA_FUNCTION_NAME=", StringComparison.Ordinal)) is not { } name) continue;
            Seen[name.Split('=', 2)[1]] = string.Join('\n', variables.Where(variable => !variable.StartsWith("AWS_", StringComparison.Ordinal)));
        }
    }
}
