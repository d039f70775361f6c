using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace VideoStack.Local.Processes;

/// <summary>
/// Every program that the platform starts, and the directory for everything it writes: both are gone when this process is,
/// however it ends. A watchdog waits at the other end of a pipe that only this process holds; when the pipe closes it kills
/// what is still running and removes the directory. So even <c>kill -9</c> leaves nothing behind.
/// </summary>
public sealed class ChildProcesses : IDisposable
{
    // Ctrl-C reaches the whole foreground group: the watchdog must outlive it to do its work.
    private const string WatchdogScript =
        """
        trap '' INT TERM HUP
        running=' '
        while read -r change pid; do
          case $change in
            +) running="$running$pid " ;;
            -) running="${running%% "$pid" *} ${running#* "$pid" }" ;;
          esac
        done
        for pid in $running; do kill -KILL "$pid" 2>/dev/null; done
        rm -rf -- "$1"
        """;

    private readonly ConcurrentDictionary<int, Process> _running = new();
    private readonly Process _watchdog;
    private readonly Lock _gate = new();
    private bool _disposed;

    public ChildProcesses()
    {
        Scratch = Directory.CreateTempSubdirectory("videostack-").FullName;
        var info = new ProcessStartInfo("sh") { RedirectStandardInput = true };
        foreach (var argument in (string[])["-c", WatchdogScript, "watchdog", Scratch])
            info.ArgumentList.Add(argument);
        _watchdog = Process.Start(info)!;
    }

    /// <summary>A directory for temporary files, removed at the end.</summary>
    public string Scratch { get; }

    /// <summary>Starts a program that must not outlive this process. The caller owns the result and disposes of it after its exit.</summary>
    /// <exception cref="LocalException">The program is not installed.</exception>
    public Process Start(ProcessStartInfo info)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var process = new Process { StartInfo = info, EnableRaisingEvents = true };
            try
            {
                process.Start();
            }
            catch (Win32Exception error)
            {
                process.Dispose();
                throw new LocalException($"{info.FileName} cannot be started ({error.Message}). Install it and put it on the PATH.");
            }

            var id = process.Id;
            _running[id] = process;
            Tell($"+ {id}");
            process.Exited += (_, _) => Forget(id);
            if (process.HasExited)
                Forget(id);
            return process;
        }
    }

    /// <summary>Kills what still runs and removes the directory.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
        }

        foreach (var process in _running.Values)
            Kill(process);
        _watchdog.StandardInput.Close();
        _watchdog.WaitForExit();
        _watchdog.Dispose();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended, and its owner disposed of it, between the look and the kill.
        }
    }

    private void Forget(int id)
    {
        // The system may give the number to a stranger now.
        if (_running.TryRemove(id, out _))
            Tell($"- {id}");
    }

    private void Tell(string line)
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _watchdog.StandardInput.WriteLine(line);
            _watchdog.StandardInput.Flush();
        }
    }
}
