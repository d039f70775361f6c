using System.Collections.Concurrent;
using System.Diagnostics;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests;

/// <summary>The function executables as they are deployed: native.</summary>
internal static class NativeExecutables
{
    /// <summary>Resident MiB that an idle function may take.</summary>
    public const double MaxIdleMiB = 30;

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> _published = new(StringComparer.Ordinal);

    /// <summary>Publishes as the program does, once; warnings are errors in every project. The next run only looks whether anything changed.</summary>
    /// <returns>The executable.</returns>
    public static Task<string> PublishAsync(string project) => _published.GetOrAdd(project, _ => new(() => LinkAsync(project))).Value;

    /// <summary>Starts an executable, hands it one event, waits until it is idle again, and looks how large it then is.</summary>
    /// <returns>What it answered, or the error that it reported.</returns>
    public static async Task<string> AskAsync(string executable, string handler, IReadOnlyDictionary<string, string> settings, string notification)
    {
        using var runtime = new RuntimeApi(notification);
        var environment = runtime.Environment(handler);
        foreach (var (name, value) in settings) environment[name] = value;
        using var function = FunctionProcess.Start(executable, environment);
        var answer = await runtime.AnswerAsync();
        await runtime.IdleAsync();
        var idle = function.ResidentMiB();
        TestContext.Out.WriteLine($"{handler}: {idle:F1} MiB");
        Assert.That(idle, Is.LessThan(MaxIdleMiB), "MiB of resident memory");
        return answer;
    }

    private static async Task<string> LinkAsync(string project)
    {
        var root = Repository.Root;
        var artifacts = Path.Combine(root, ".artifacts", "native-tests");
        var start = new ProcessStartInfo("dotnet",
            ["publish", Path.Combine(root, "Functions", project), "-c", "Release", "--use-current-runtime", "-p:PublishAot=true", "-p:DebugType=none", "--artifacts-path", artifacts, "-m:1", "-nologo", "-v", "q"])
        {
            RedirectStandardOutput = true,
        };
        // Set by the test run for itself; they would lead the inner build astray.
        foreach (var name in new[] { "MSBUILD_EXE_PATH", "MSBuildSDKsPath", "ArtifactsPath" }) start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.That(publish.ExitCode, Is.Zero, output);
        Assert.That(output, Does.Not.Contain("warning"));
        return Directory.EnumerateFiles(Path.Combine(artifacts, "publish", project), project, SearchOption.AllDirectories).Single();
    }
}
