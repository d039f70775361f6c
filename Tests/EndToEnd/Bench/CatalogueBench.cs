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
        await using var pages = await CataloguePages.StartAsync();

        await pages.AddAsync(0, Few);
        var few = await pages.ReadAsync();
        await pages.AddAsync(Few, Many);
        await Task.Delay(CataloguePages.Freshness);
        var time = Stopwatch.StartNew();
        var many = await pages.ReadAsync();

        Figures.Report($"{Many} films", $"{string.Join("; ", many)}; {time.Elapsed.TotalSeconds / many.Count:0.0} s a page with the emulator, which looks at its whole table each time");
        Assert.That(many, Is.EqualTo(few));
    }
}
