using Pulumi;
using VideoStack.Infra.Packaging;

namespace VideoStack.Local;

/// <summary>Tells what a person can mend from what is a defect of this program.</summary>
internal static class Mistakes
{
    /// <summary>What to tell the person, without a stack trace; null for a defect, which deserves one.</summary>
    public static string? Explain(Exception error)
    {
        var messages = Causes(error).Distinct().ToList();
        return messages.Count == 0 ? null : string.Join(Environment.NewLine, messages);
    }

    // The SDK wraps what a mock or the program throws; what is wrong stands innermost.
    private static IEnumerable<string> Causes(Exception error)
    {
        if (error is AggregateException several)
            return several.InnerExceptions.SelectMany(Causes);
        if (error.InnerException is { } inner && Causes(inner).ToList() is { Count: > 0 } causes)
            return causes;
        return error is LocalException or ChildProcessException or PackagingException or RunException ? [error.Message] : [];
    }
}
