using System.Collections;

namespace VideoStack.Local.Media;

internal static class MediaProcess
{
    /// <summary>This process's environment without its proxies: ffmpeg would ask them for addresses on this very machine.</summary>
    public static Dictionary<string, string> Environment() =>
        System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(variable => !((string)variable.Key).EndsWith("_proxy", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "");
}
