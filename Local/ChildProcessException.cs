namespace VideoStack.Local;

/// <summary>A program that could not be started or that failed: carries the command, its exit code and its last lines.</summary>
public sealed class ChildProcessException : Exception
{
    public ChildProcessException(string message)
        : base(message)
    {
    }

    public ChildProcessException(ChildProcessStart start, int exitCode, IReadOnlyList<string> lastLines)
        : base($"`{start}` exited with {exitCode}:{Environment.NewLine}{string.Join(Environment.NewLine, lastLines)}")
    {
        ExitCode = exitCode;
        LastLines = lastLines;
    }

    /// <summary>Null when it never ran. A program killed by a signal has 128 + the signal's number.</summary>
    public int? ExitCode { get; }

    public IReadOnlyList<string> LastLines { get; } = [];
}
