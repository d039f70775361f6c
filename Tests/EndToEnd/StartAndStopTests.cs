using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace VideoStack.Tests.EndToEnd;

/// <summary>Starting, refusing to start, and leaving nothing behind.</summary>
public sealed class StartAndStopTests
{
    [Test, Platform("Linux", Reason = "Its processes are found in /proc.")]
    public async Task Ctrl_C_leaves_no_process_and_no_port_behind()
    {
        await using var platform = await RunningPlatform.StartAsync();
        using var http = new HttpClient { BaseAddress = platform.Address };
        using var health = await http.GetAsync("/api/health");
        Assert.That(health.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var children = Processes.DescendantsOf(platform.ProcessId);
        Assert.That(children, Is.Not.Empty, "the emulator and a function at least");

        await platform.InterruptAsync();

        Assert.That(() => children.Where(IsRunning), Is.Empty.After(30_000, 100));
        Assert.That(async () => await http.GetAsync("/"), Throws.InstanceOf<HttpRequestException>());
    }

    [Test, Platform("Linux", Reason = "Its processes are found in /proc.")]
    public async Task A_platform_that_is_killed_leaves_no_process_behind()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var children = Processes.DescendantsOf(platform.ProcessId);
        Assert.That(children, Is.Not.Empty, "the emulator at least");

        await platform.KillAsync();

        Assert.That(() => children.Where(IsRunning), Is.Empty.After(30_000, 100));
    }

    [Test]
    public async Task A_taken_port_is_refused_in_one_line()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var (exitCode, printed) = await RunningPlatform.RefusalAsync(null, "--port", $"{port}");
        AssertOneLine(exitCode, printed, $"{port}", "--port");
    }

    [TestCase("ffmpeg")]
    [TestCase("node")]
    public async Task A_missing_program_is_named_in_one_line(string program)
    {
        using var path = new PathWithout(program);
        var (exitCode, printed) = await RunningPlatform.RefusalAsync(new Dictionary<string, string> { ["PATH"] = path.Value }, "--port", $"{RunningPlatform.FreePort()}");
        AssertOneLine(exitCode, printed, program, "nstall");
    }

    [Test]
    public async Task An_unknown_stack_is_refused_in_one_line()
    {
        var (exitCode, printed) = await RunningPlatform.RefusalAsync(null, "--stack", "prodd", "--port", $"{RunningPlatform.FreePort()}");
        AssertOneLine(exitCode, printed, "prodd", "prod");
    }

    private static void AssertOneLine(int exitCode, string printed, params string[] parts) => Assert.Multiple(() =>
    {
        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(printed.Trim().Split('\n'), Has.Length.EqualTo(1), printed);
        foreach (var part in parts) Assert.That(printed, Does.Contain(part));
    });

    private static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>A PATH on which everything is found but one program.</summary>
    private sealed class PathWithout : IDisposable
    {
        private readonly DirectoryInfo _links = Directory.CreateTempSubdirectory("videostack-path-");

        public PathWithout(string program)
        {
            foreach (var file in Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Where(Directory.Exists).SelectMany(Directory.EnumerateFiles))
            {
                var link = Path.Combine(_links.FullName, Path.GetFileName(file));
                if (Path.GetFileName(file) != program && !File.Exists(link)) File.CreateSymbolicLink(link, file);
            }
        }

        public string Value => _links.FullName;

        public void Dispose() => _links.Delete(recursive: true);
    }
}
