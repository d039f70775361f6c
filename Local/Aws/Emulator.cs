using System.Net;
using System.Net.Sockets;

namespace VideoStack.Local.Aws;

/// <summary>
/// The AWS emulator, moto_server, as a child process on a free loopback port. It trusts everyone: only this process may talk to it.
/// Where it differs from AWS in what matters here, it is repaired as it starts (<c>Repairs/</c>).
/// </summary>
public sealed class Emulator : IAsyncDisposable
{
    private const string Program = "moto_server";
    private const string RepairedLine = "videostack: repaired";
    private const string PythonPath = "PYTHONPATH";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(30);

    private readonly TaskCompletionSource _repaired = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ChildProcess _process;

    private Emulator(string program, Uri address, CancellationToken cancellation)
    {
        Address = address;
        _process = ChildProcess.Start(new ChildProcessStart(program, "-H", "127.0.0.1", "-p", $"{address.Port}")
        {
            Environment = WithRepairs(),
            OnError = line =>
            {
                if (line == RepairedLine) _repaired.TrySetResult();
            },
        });
        Ready = WaitUntilReadyAsync(cancellation);
    }

    /// <summary>Where it listens: <c>http://127.0.0.1:port</c>.</summary>
    public Uri Address { get; }

    internal int ProcessId => _process.Id;

    /// <summary>Completes when it answers. Fails with a <see cref="LocalException"/>, which holds its last lines, when it ends or stays silent.</summary>
    public Task Ready { get; }

    /// <summary>Its full path: in the virtual environment that <c>./dev</c> makes where the one on the PATH is missing or does not fit, else that one.</summary>
    /// <exception cref="LocalException">It is in neither place.</exception>
    public static string Find(string root)
    {
        var own = Path.Combine(root, ".venv", "bin", Program);
        return (File.Exists(own) ? own : null)
            ?? ChildProcess.Find(Program)
            ?? throw new LocalException(
                "moto_server, the AWS emulator, is not installed. Start with ./dev run, which installs it, or run: python3 -m venv .venv && .venv/bin/pip install 'moto[server]==5.2.*'");
    }

    /// <summary>Starts it.</summary>
    /// <exception cref="LocalException">It is not installed.</exception>
    public static Emulator Start(string root, CancellationToken cancellation)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        return new Emulator(Find(root), address, cancellation);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    // Python imports the module "sitecustomize" before any program; of several the first on this path.
    private static Dictionary<string, string> WithRepairs()
    {
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "");
        var repairs = Path.Combine(AppContext.BaseDirectory, "Aws", "Repairs");
        environment[PythonPath] = environment.TryGetValue(PythonPath, out var path) && path.Length > 0 ? $"{repairs}:{path}" : repairs;
        return environment;
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        using var client = new HttpClient();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        var address = new Uri(Address, "/moto-api/data.json");
        while (true)
        {
            if (_process.Exited.IsCompleted)
                throw new LocalException($"The AWS emulator did not start. {_process.Failure(await _process.Exited).Message}");
            try
            {
                using var answer = await client.GetAsync(address, patience.Token);
                await _repaired.Task.WaitAsync(Patience / 10, cancellation);
                return;
            }
            catch (TimeoutException)
            {
                throw new LocalException(
                    $"This version of moto_server is not one that Local/Aws/Repairs was written for (5.2). Its lines: {string.Join(Environment.NewLine, _process.LastLines)}");
            }
            catch (HttpRequestException)
            {
                await Task.Delay(BetweenLooks, cancellation);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new LocalException(
                    $"The AWS emulator was silent for {Patience.TotalSeconds} s. Its last lines: {string.Join(Environment.NewLine, _process.LastLines)}");
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
