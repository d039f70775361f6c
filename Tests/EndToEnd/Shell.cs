using System.Diagnostics;

namespace VideoStack.Tests.EndToEnd;

/// <summary>Programs that judge from outside: ffmpeg makes the films, ffprobe and ffmpeg check what became of them.</summary>
internal static class Shell
{
    public static async Task<string> RunAsync(string program, params IReadOnlyList<string> arguments)
    {
        var (exitCode, output, errors) = await TryAsync(program, arguments);
        return exitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} exited with {exitCode}\n{errors}");
    }

    public static async Task<(int ExitCode, string Output, string Errors)> TryAsync(string program, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }
}
