namespace VideoStack.Tests.EndToEnd;

/// <summary>A page costs the same however many films there are. On a platform of its own: other tests need not page through these.</summary>
public sealed class CatalogueScaleTests
{
    private const int Few = 100;
    private const int Many = 10_000;

    // More than a search looks at.
    private const int Enough = 1000;

    [Test]
    public async Task Pages_ask_for_and_look_at_as_much_with_ten_thousand_films_as_with_a_hundred()
    {
        await using var pages = await CataloguePages.StartAsync();

        await pages.AddAsync(0, Few);
        var few = await pages.ReadAsync();
        // The emulator looks at its whole table for each question, so the one search that asks several comes while the table is small.
        await pages.AddAsync(Few, Enough);
        var vain = await pages.Reads.DuringAsync(() => pages.Visitor.ReadAsync("/api/me/videos?q=no%20such%20title"));
        await pages.AddAsync(Enough, Many);
        await Task.Delay(CataloguePages.Freshness);
        var many = await pages.ReadAsync();

        Assert.That(few, Is.EqualTo(new[]
        {
            "feed: Query feed 24", "feed, second page: Query feed 24",
            "own: Query byOwner 24", "own, second page: Query byOwner 24", "own, ready ones: Query byOwner 100",
        }));
        Assert.That(many, Is.EqualTo(few));
        Assert.That(vain, Has.All.Matches<ObservedRead>(read => read is { Operation: "Query", Index: "byOwner" }));
        Assert.That(vain.Sum(read => read.Evaluated), Is.EqualTo(500), "what is not found ends as well");
    }
}
