using System.Diagnostics;

namespace VideoStack.Tests.EndToEnd.Bench;

/// <summary>Pages of a catalogue of a hundred thousand films. The emulator itself grows slower with its tables, so what counts is what it is asked.</summary>
[Category("Bench"), NonParallelizable]
public sealed class CatalogueBench
{
    private const int Films = 100_000;

    [Test]
    public async Task Pages_of_a_hundred_thousand_films()
    {
        var recording = Path.GetTempFileName();
        await using var platform = await RunningPlatform.StartAsync(new Dictionary<string, string> { ["MOTO_RECORDER_FILEPATH"] = recording });
        using var emulator = await EmulatorView.OfAsync(platform);
        using var visitor = new Visitor(platform.Address, await Accounts.OpenAsync(platform.Address));
        var ownerId = (string)(await visitor.ReadAsync("/api/auth/me"))["userId"]!;
        var table = await emulator.TableAsync("videos");
        await Catalogue.AddAsync(emulator, table, ownerId, 0, Films);
        var reads = new ObservedReads(emulator, recording, table);

        foreach (var path in new[] { "/api/videos?limit=24", "/api/me/videos?limit=24", "/api/me/videos?limit=24&status=Ready", "/api/me/videos?q=no%20such%20title" })
        {
            var time = Stopwatch.StartNew();
            var asked = await reads.DuringAsync(async () => await visitor.ReadAsync(path));
            Figures.Report(path, $"{asked.Count} questions, {asked.Sum(read => read.Evaluated)} items looked at, {time.Elapsed.TotalSeconds:0.00} s with the emulator; promised at most 500 items");
            Assert.That(asked.Sum(read => read.Evaluated), Is.LessThanOrEqualTo(500));
        }
        File.Delete(recording);
    }
}
