using Microsoft.Playwright;
using VideoStack.Tests.Support;

namespace VideoStack.Tests.EndToEnd.Players;

/// <summary>A page with dash.js, the reference player of the DASH Industry Forum, at the platform's own origin: its cookies apply there.</summary>
internal static class DashPlayer
{
    private const string PageAddress = "/players/dash";

    private static readonly string _directory = Path.Combine(Repository.Root, "Tests", "EndToEnd", "Players");
    private static readonly string _modules = Path.Combine(_directory, "node_modules");
    private static readonly string _script = Path.Combine(_modules, "dashjs", "dist", "modern", "umd", "dash.all.min.js");

    /// <summary>Opens the page and plays a film that the browser's visitor may watch.</summary>
    public static async Task PlayAsync(IPage page, string videoId)
    {
        await InstallAsync();
        await page.RouteAsync($"**{PageAddress}", route => route.FulfillAsync(new() { Path = Path.Combine(_directory, "dash.html"), ContentType = "text/html" }));
        await page.RouteAsync($"**{PageAddress}.js", route => route.FulfillAsync(new() { Path = _script, ContentType = "text/javascript" }));
        await page.GotoAsync(PageAddress);
        await page.EvaluateAsync("videoId => play(videoId)", videoId);
    }

    // npm leaves this file behind when all is installed.
    private static async Task InstallAsync()
    {
        var (installed, wanted) = (Path.Combine(_modules, ".package-lock.json"), Path.Combine(_directory, "package-lock.json"));
        if (File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(wanted)) return;
        await Shell.RunAsync("npm", "ci", "--prefix", _directory, "--ignore-scripts", "--no-audit", "--no-fund");
    }
}
