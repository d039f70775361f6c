using System.Diagnostics;

namespace VideoStack.Local;

/// <summary>
/// Kills the children of this process and removes its temporary directory when it goes without saying goodbye (SIGKILL, a
/// crash). A shell holds the other end of a pipe: its end means that this process is gone, however that came about. Works alike
/// on Linux and macOS.
/// </summary>
internal static class Watchdog
{
    // Lines are "+pid", "-pid" and "/directory". The signals of a terminal or of a stopping service must not end the watch before its time.
    private const string Script =
        """
        trap '' INT TERM HUP
        children=' '
        directory=
        while read -r line; do
          pid=${line#?}
          case $line in
            +*) children="$children$pid " ;;
            -*) children="${children%% $pid *} ${children#* $pid }" ;;
            /*) directory=$line ;;
          esac
        done
        for pid in $children; do kill -KILL "$pid" 2>/dev/null; done
        [ -z "$directory" ] || rm -rf -- "$directory"
        """;

    private static readonly Lock Gate = new();
    private static Process? _shell;

    public static void Watch(int processId) => Tell($"+{processId}");

    /// <summary>Removes a directory, by its full path, once this process is gone. The last one told counts.</summary>
    public static void Remove(string directory) => Tell(directory);

    public static void Forget(int processId) => Tell($"-{processId}");

    private static void Tell(string line)
    {
        lock (Gate)
        {
            _shell ??= Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script]) { RedirectStandardInput = true })
                ?? throw new InvalidOperationException("/bin/sh did not start.");
            _shell.StandardInput.WriteLine(line);
            _shell.StandardInput.Flush();
        }
    }
}
