using System.Diagnostics;

namespace VideoStack.Tests.EndToEnd.Bench;

/// <summary>Pages of a catalogue of a hundred thousand films. The emulator itself grows slower with its tables, so what counts is what it is asked.</summary>
[Category("Bench"), NonParallelizable]
public sealed class CatalogueBench
{
    private const int Few = 100;
    private const int Many = 100_000;

    [Test]
    public async Task Pages_ask_for_and_look_at_as_much_with_a_hundred_thousand_films_as_with_a_hundred()
    {
        var recording = Path.GetTempFileName();
        await using var platform = await RunningPlatform.StartAsync(new Dictionary<string, string> { ["MOTO_RECORDER_FILEPATH"] = recording });
        using var emulator = EmulatorView.Of(platform);
        using var visitor = new Visitor(platform.Address, await Accounts.OpenAsync(platform.Address));
        var ownerId = (string)(await visitor.ReadAsync("/api/auth/me"))["userId"]!;
        var table = await emulator.TableAsync("videos");
        var reads = new ObservedReads(emulator, recording, table);

        await Catalogue.AddAsync(emulator, table, ownerId, 0, Few);
        var few = await CataloguePages.ReadAsync(visitor, reads);
        await Catalogue.AddAsync(emulator, table, ownerId, Few, Many);
        await Task.Delay(CataloguePages.Freshness);
        var time = Stopwatch.StartNew();
        var many = await CataloguePages.ReadAsync(visitor, reads);
        File.Delete(recording);

        Figures.Report($"{Many} films", $"{string.Join("; ", many)}; {time.Elapsed.TotalSeconds / many.Count:0.0} s a page with the emulator, which looks at its whole table each time");
        Assert.That(many, Is.EqualTo(few));
    }
}
