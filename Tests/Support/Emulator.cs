using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace VideoStack.Tests.Support;

/// <summary>The AWS emulator as a process of its own, on a free loopback port, empty at its start.</summary>
public sealed class Emulator : IAsyncDisposable
{
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private Emulator(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts one and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">moto_server is not installed, or did not come up.</exception>
    public static async Task<Emulator> StartAsync()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(Find(), ["-H", address.Host, "-p", $"{address.Port}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("moto_server did not start.");
        // An emulator must not outlive a test run that is cut off.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(process);
        // Nobody reads its log, but a full pipe would stop it.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await WaitAsync(process, address);
            return new Emulator(process, address);
        }
        catch
        {
            Stop(process);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Stop(_process);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // On the PATH, else in the virtual environment that ./dev makes.
    private static string Find()
    {
        var directories = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return directories.Append(Path.Combine(Repository.Root, ".venv", "bin")).Select(directory => Path.Combine(directory, "moto_server"))
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("moto_server is neither on the PATH nor in .venv; ./dev installs it.");
    }

    private static async Task WaitAsync(Process process, Uri address)
    {
        using var client = new HttpClient();
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (process.HasExited) throw new InvalidOperationException($"moto_server ended with exit code {process.ExitCode}.");
            if (waited.Elapsed > _startLimit) throw new InvalidOperationException($"moto_server does not answer after {_startLimit.TotalSeconds} s.");
            try
            {
                using var answer = await client.GetAsync(new Uri(address, "/moto-api/"));
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }
    }

    private static void Stop(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
