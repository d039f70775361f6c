using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace VideoStack.OfflineSdk.Tests;

/// <summary>Runs the generator, or a build that runs it, as a developer would.</summary>
internal static class GeneratorProcess
{
    public static string Sdk { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", "OfflineSdk"));

    public static string Generator { get; } = Path.Combine(Sdk, "Generator");

    public static Task<(int ExitCode, string Output)> GenerateAsync(string facts, string list, string folder) =>
        RunAsync("node", [Path.Combine(Generator, "generate.mjs"), "--facts", facts, "--list", list, "--out", folder]);

    public static async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments, string? path = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (path is not null)
            start.Environment["PATH"] = path;
        // What a surrounding build or test run says about itself is not meant for this one.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
