using System.Diagnostics;

namespace VideoStack.Functions.Tests;

/// <summary>A function executable as a process of its own, over the Lambda Runtime API.</summary>
internal sealed class FunctionProcess : IDisposable
{
    private readonly Process _process;

    private FunctionProcess(Process process) => _process = process;

    /// <summary>Starts an executable.</summary>
    /// <param name="path">A native executable, or a <c>.dll</c> for the managed runtime.</param>
    /// <param name="environment">Its whole environment but for PATH.</param>
    public static FunctionProcess Start(string path, IReadOnlyDictionary<string, string> environment)
    {
        var isManaged = path.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isManaged ? "dotnet" : path) { RedirectStandardError = true, RedirectStandardOutput = true };
        if (isManaged) start.ArgumentList.Add(path);
        var inherited = new[] { "PATH", "DOTNET_ROOT", "HOME" }.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        start.Environment.Clear();
        foreach (var (name, value) in inherited) if (value is not null) start.Environment[name] = value;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new FunctionProcess(Process.Start(start)!);
    }

    /// <summary>Waits until it ends by itself.</summary>
    public async Task<(int ExitCode, string Error)> EndAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var error = await _process.StandardError.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, error);
    }

    /// <summary>Resident memory, in MiB.</summary>
    public double ResidentMiB()
    {
        _process.Refresh();
        return _process.WorkingSet64 / 1048576.0;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
