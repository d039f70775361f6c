using System.Diagnostics;

namespace VideoStack.Local;

/// <summary>What to start, and where its lines go.</summary>
/// <param name="FileName">A program on the PATH, or a full path.</param>
/// <param name="Arguments">Its arguments, unquoted.</param>
public sealed record ChildProcessStart(string FileName, params IReadOnlyList<string> Arguments)
{
    /// <summary>Default: this process's own.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The whole environment: nothing is inherited. Null (default) inherits everything.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>Called with each line of standard output, in order.</summary>
    public Action<string>? OnOutput { get; init; }

    /// <summary>Called with each line of standard error, in order.</summary>
    public Action<string>? OnError { get; init; }

    public override string ToString() => string.Join(' ', Arguments.Prepend(FileName));
}

/// <summary>A process that never outlives this one, remembers its last lines and is killed with its own children when disposed.</summary>
/// <remarks>
/// Ctrl-C reaches every process of the terminal at once. Children start with it ignored, so that they go on serving while this
/// process shuts down in its own order.
/// </remarks>
public sealed class ChildProcess : IAsyncDisposable
{
    private const int LinesKept = 20;

    // A child of the child that outlives it may hold the streams open for ever.
    private static readonly TimeSpan StreamsAfterExit = TimeSpan.FromSeconds(1);

    // The shell replaces itself by the program, so the process id stays the program's.
    private const string IgnoreInterruptAndBecome = "trap '' INT; exec \"$@\"";

    private readonly Process _process;
    private readonly ChildProcessStart _start;
    private readonly Queue<string> _lastLines = new(LinesKept);

    private ChildProcess(ChildProcessStart start)
    {
        _start = start;
        _process = new Process { StartInfo = StartInfo(start) };
        _process.Start();
        _process.StandardInput.Close();
        Watchdog.Watch(_process.Id);
        Exited = WaitAsync(Read(_process.StandardOutput, start.OnOutput), Read(_process.StandardError, start.OnError));
    }

    public int Id => _process.Id;

    /// <summary>Completes with the exit code, after the last line has been delivered.</summary>
    public Task<int> Exited { get; }

    /// <summary>The last lines of both streams, oldest first.</summary>
    public IReadOnlyList<string> LastLines
    {
        get
        {
            lock (_lastLines) return [.. _lastLines];
        }
    }

    /// <summary>The full path of a program on the PATH, or null.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(directory => Path.GetFullPath(Path.Combine(directory, program)))
            .FirstOrDefault(File.Exists);

    /// <summary>Starts it. Throws <see cref="ChildProcessException"/> when there is no such program.</summary>
    public static ChildProcess Start(ChildProcessStart start) => new(start);

    /// <summary>Runs it to its end. Throws <see cref="ChildProcessException"/> unless it exits with 0; cancelling kills it.</summary>
    public static async Task RunAsync(ChildProcessStart start, CancellationToken cancellation)
    {
        await using var process = Start(start);
        var exitCode = await process.Exited.WaitAsync(cancellation);
        if (exitCode != 0) throw process.Failure(exitCode);
    }

    /// <summary>The exception that tells the command, its exit code and its last lines.</summary>
    public ChildProcessException Failure(int exitCode) => new(_start, exitCode, LastLines);

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Exited;
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(ChildProcessStart start)
    {
        var program = Find(start.FileName) ?? throw new ChildProcessException($"{start.FileName} was not found.");
        var info = new ProcessStartInfo("/bin/sh", ["-c", IgnoreInterruptAndBecome, "sh", program, .. start.Arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = start.WorkingDirectory ?? Environment.CurrentDirectory,
        };
        if (start.Environment is null) return info;

        info.Environment.Clear();
        foreach (var (name, value) in start.Environment) info.Environment[name] = value;
        return info;
    }

    private async Task Read(StreamReader reader, Action<string>? deliver)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_lastLines)
            {
                if (_lastLines.Count == LinesKept) _lastLines.Dequeue();
                _lastLines.Enqueue(line);
            }

            deliver?.Invoke(line);
        }
    }

    private async Task<int> WaitAsync(params Task[] streams)
    {
        await _process.WaitForExitAsync();
        Watchdog.Forget(_process.Id);
        var exitCode = _process.ExitCode;
        await Task.WhenAny(Task.WhenAll(streams), Task.Delay(StreamsAfterExit));
        return exitCode;
    }
}
