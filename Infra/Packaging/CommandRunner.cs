using System.ComponentModel;
using System.Diagnostics;

namespace VideoStack.Infra.Packaging;

/// <summary>A program to run.</summary>
/// <param name="FileName">Found on the PATH.</param>
/// <param name="Directory">Where it runs.</param>
/// <param name="Arguments">Each as one argument; nothing needs quoting.</param>
internal sealed record Command(string FileName, string Directory, params string[] Arguments)
{
    public override string ToString() => $"{FileName} {string.Join(' ', Arguments)}";
}

/// <summary>Runs the tools that build.</summary>
internal interface ICommandRunner
{
    /// <exception cref="PackagingException">It could not start, or did not exit with 0; with the command, the code and its last lines.</exception>
    Task RunAsync(Command command, CancellationToken cancellation);
}

internal sealed class CommandRunner : ICommandRunner
{
    private const int LastLines = 20;

    public async Task RunAsync(Command command, CancellationToken cancellation)
    {
        using var process = Start(command);
        var lines = new Queue<string>();
        var output = ReadAsync(process.StandardOutput, lines, cancellation);
        var error = ReadAsync(process.StandardError, lines, cancellation);
        try
        {
            await Task.WhenAll(output, error, process.WaitForExitAsync(cancellation));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0)
            throw new PackagingException($"`{command}` in {command.Directory} exited with {process.ExitCode}:\n{string.Join('\n', lines)}");
    }

    private static Process Start(Command command)
    {
        var start = new ProcessStartInfo(command.FileName, command.Arguments)
        {
            WorkingDirectory = command.Directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        // A build server of its own would outlive the build and keep the output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception error)
        {
            throw new PackagingException($"`{command}` could not start: {error.Message}. Is {command.FileName} installed and on the PATH?", error);
        }
    }

    private static async Task ReadAsync(StreamReader reader, Queue<string> lines, CancellationToken cancellation)
    {
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            lock (lines)
            {
                lines.Enqueue(line);
                if (lines.Count > LastLines) lines.Dequeue();
            }
        }
    }
}
