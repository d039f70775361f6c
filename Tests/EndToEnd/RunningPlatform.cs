using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using VideoStack.Tests.Support;

namespace VideoStack.Tests.EndToEnd;

/// <summary>The platform as <c>./dev run</c> starts it: a process of its own, spoken to over HTTP only.</summary>
public sealed class RunningPlatform : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningPlatform(Process process) => _process = process;

    public Uri Address => _address.Task.Result;

    public int ProcessId => _process.Id;

    /// <summary>Everything it has printed so far.</summary>
    public string Printed => string.Join('\n', _lines);

    /// <summary>Starts it and waits until it has printed its address.</summary>
    public static Task<RunningPlatform> StartAsync(params string[] options) => StartAsync(null, options);

    /// <summary>As above, with more variables.</summary>
    public static async Task<RunningPlatform> StartAsync(IReadOnlyDictionary<string, string>? environment, params string[] options)
    {
        var platform = Launch(["--port", $"{FreePort()}", .. options], environment);
        try
        {
            var exited = platform._process.WaitForExitAsync();
            var first = await Task.WhenAny(platform._address.Task, exited).WaitAsync(TimeSpan.FromMinutes(10));
            if (first == exited) throw new InvalidOperationException($"The platform stopped at start.\n{platform.Printed}");
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it in the expectation that it refuses; answers its exit code and what it printed.</summary>
    public static async Task<(int ExitCode, string Printed)> RefusalAsync(IReadOnlyDictionary<string, string>? environment, params string[] options)
    {
        await using var platform = Launch(options, environment);
        await platform._process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        platform._process.WaitForExit();
        return (platform._process.ExitCode, platform.Printed);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>What Ctrl-C does.</summary>
    public Task InterruptAsync() => EndAsync("INT");

    /// <summary>Ends it without a chance to tidy up.</summary>
    public Task KillAsync() => EndAsync("KILL");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            try
            {
                await InterruptAsync();
            }
            catch (TimeoutException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
    }

    private async Task EndAsync(string signal)
    {
        // The shell's own kill: not every machine has the program.
        await Shell.RunAsync("sh", "-c", $"kill -{signal} {_process.Id}");
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static RunningPlatform Launch(IReadOnlyList<string> options, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "VideoStack.Local.dll"), .. options])
        {
            // Also when the tests are built elsewhere, it finds its project here.
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What functions say is part of what it prints.
        start.Environment["Logging__LogLevel__VideoStack.Local.Lambda.FunctionPool"] = "Information";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var process = new Process { StartInfo = start };
        var platform = new RunningPlatform(process);
        process.OutputDataReceived += (_, line) => platform.Read(line.Data);
        process.ErrorDataReceived += (_, line) => platform.Read(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return platform;
    }

    private void Read(string? line)
    {
        if (line is null) return;
        _lines.Enqueue(line);
        if (line.StartsWith("http://localhost:", StringComparison.Ordinal)) _address.TrySetResult(new Uri(line));
    }
}
