using VideoStack.Media;

namespace VideoStack.Functions.Tests.Ladders;

public sealed class EncodingCostTests
{
    private static readonly EncodingPrices _prices = new()
    {
        Sd = new(60, 120),
        Hd = new(600, 1200),
        Uhd = new(6000, 12_000),
        Sound = 6,
        Loudness = 3,
    };

    [Test]
    public void An_hour_of_1080p_is_two_outputs_of_each_class_and_the_sound() =>
        Assert.That(Estimate(new SourceVideo(1920, 1080), 3600), Is.EqualTo(60 * (600 + 600 + 60 + 60 + 6 + 3)));

    [Test]
    public void An_hour_by_the_list_prices_of_us_east_1_costs_four_dollars_and_62_cents() => Assert.That(
        EncodingCost.Estimate(EncodingLadder.For(EncodingLadder.Reference), EncodingLadder.Reference, 3600, EncodingPrices.In("us-east-1")),
        Is.EqualTo(60 * (2 * 24_000 + 2 * 12_000 + 3_000 + 2_040)));

    [Test]
    public void A_silent_film_pays_for_no_sound() =>
        Assert.That(Estimate(new SourceVideo(640, 360, HasAudio: false), 60), Is.EqualTo(60));

    [TestCase(24, 60)]
    [TestCase(30, 60)]
    [TestCase(50, 120)]
    [TestCase(60, 120)]
    [TestCase(240, 120)]
    public void More_than_thirty_frames_a_second_cost_more(double rate, long expected) =>
        Assert.That(Estimate(new SourceVideo(640, 360, rate, HasAudio: false), 60), Is.EqualTo(expected));

    [TestCase(0, 10)]
    [TestCase(3, 10)]
    [TestCase(10, 10)]
    [TestCase(10.01, 11)]
    [TestCase(60, 60)]
    public void Whole_seconds_are_billed_and_ten_at_least(double seconds, long expected) =>
        Assert.That(EncodingCost.Estimate(EncodingLadder.For(new(640, 360)), new(640, 360, HasAudio: false), seconds, EncodingPrices.In(null)),
            Is.EqualTo(expected * 12_000 / 60));

    [TestCase(1280, 720, 600)]
    [TestCase(720, 1280, 600)]
    [TestCase(720, 720, 600)]
    [TestCase(1278, 718, 60)]
    // A film four times as wide as high has the lines of one class and the pixels of the next.
    [TestCase(1920, 480, 600)]
    [TestCase(1920, 1080, 600)]
    [TestCase(4096, 1080, 6000)]
    public void Odd_shapes_count_as_the_dearer_class(int width, int height, long expected) => Assert.That(
        EncodingCost.Estimate([new Rung("one", width, height, 1, 7)], new(width, height, HasAudio: false), 60, _prices), Is.EqualTo(expected));

    [Test]
    public void A_region_without_prices_takes_those_of_the_reference([Values(null, "", "mars-1")] string? region)
    {
        var prices = EncodingPrices.In(region);
        Assert.That(prices, Is.EqualTo(EncodingPrices.In("us-east-1")));
        Assert.That((prices.Region, prices.LeastSeconds), Is.EqualTo(("us-east-1", 10)));
    }

    [Test]
    public void Prices_say_of_when_they_are() => Assert.That(EncodingPrices.Date, Is.GreaterThanOrEqualTo(new DateOnly(2026, 8, 1)));

    [TestCase(-1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Nonsense_is_refused(double seconds) =>
        Assert.That(() => Estimate(EncodingLadder.Reference, seconds), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static long Estimate(SourceVideo film, double seconds) => EncodingCost.Estimate(EncodingLadder.For(film), film, seconds, _prices);
}
