using System.Diagnostics;

namespace VideoStack.Tests.EndToEnd;

/// <summary>The processes of a browser, found by the profile they were started with.</summary>
internal static class BrowserProcess
{
    /// <summary>Ends a browser without a chance to tidy up (SIGKILL), and returns when it is gone.</summary>
    public static void Kill(string profile)
    {
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                if (!CommandLine(process.Id).Contains($"--user-data-dir={profile}", StringComparison.Ordinal)) continue;
                process.Kill();
                process.WaitForExit(TimeSpan.FromSeconds(10));
            }
        }
    }

    private static string CommandLine(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is somebody else's.
            return "";
        }
    }
}
