using System.Diagnostics;

namespace VideoStack.Tests.EndToEnd.Bench;

/// <summary>Views of one film by many at once: counted exactly, and how quickly.</summary>
[Category("Bench"), NonParallelizable]
public sealed class ViewCountBench
{
    [Test]
    public async Task Twenty_thousand_reports_from_two_hundred_clients_count_exactly()
    {
        await using var platform = await RunningPlatform.StartAsync(ViewStorm.Limits);
        using var owner = new Visitor(platform.Address, await Accounts.OpenAsync(platform.Address));
        using var films = new Films();
        var videoId = await owner.ReadyAsync(await owner.UploadAsync(await films.MakeAsync(2, "320x240")));
        var storm = new ViewStorm(Clients: 200, Posts: 20_000, Kills: 20);

        var time = Stopwatch.StartNew();
        await storm.RunAsync(platform, videoId);

        Figures.Report("views", $"{storm.Posts} reports of {storm.Views} playbacks by {storm.Clients} clients, {storm.Kills} kills: exact, {time.Elapsed.TotalSeconds:0} s in all");
    }
}
