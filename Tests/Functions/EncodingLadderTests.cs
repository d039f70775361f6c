using VideoStack.Media;

namespace VideoStack.Functions.Tests;

public sealed class EncodingLadderTests
{
    // Every shape that cameras, phones and screens make, and odd ones around the rungs.
    private static readonly int[] _sides = [32, 33, 90, 144, 239, 240, 359, 360, 361, 479, 480, 481, 540, 576, 608, 640, 719, 720, 721, 853, 854, 900, 1079, 1080, 1081, 1280, 1440, 1920, 2160, 2560, 3840, 4096, 7680];

    private static IEnumerable<SourceVideo> Sources() =>
        from width in _sides
        from height in _sides
        where Math.Max(width, height) <= EncodingLadder.MaxShape * Math.Min(width, height)
        from rotation in new[] { 0, 90, 180, 270 }
        select new SourceVideo(width, height, 30, rotation);

    [TestCase(1920, 1080, "1080p 1920x1080,720p 1280x720,480p 854x480,360p 640x360")]
    [TestCase(3840, 2160, "1080p 1920x1080,720p 1280x720,480p 854x480,360p 640x360")]
    [TestCase(1280, 720, "720p 1280x720,480p 854x480,360p 640x360")]
    [TestCase(1600, 900, "720p 1280x720,480p 854x480,360p 640x360")]
    [TestCase(640, 360, "360p 640x360")]
    [TestCase(1080, 1080, "1080p 1080x1080,720p 720x720,480p 480x480,360p 360x360")]
    [TestCase(1080, 1920, "1080p 1080x1920,720p 720x1280,480p 480x854,360p 360x640")]
    public void Rungs_go_by_the_short_side(int width, int height, string expected) =>
        Assert.That(Describe(EncodingLadder.For(new SourceVideo(width, height))), Is.EqualTo(expected));

    [TestCase(90)]
    [TestCase(270)]
    public void A_turned_film_gets_the_rungs_of_what_the_viewer_sees(int rotation) => Assert.That(
        Describe(EncodingLadder.For(new SourceVideo(1920, 1080, Rotation: rotation))),
        Is.EqualTo("1080p 1080x1920,720p 720x1280,480p 480x854,360p 360x640"));

    [TestCase(320, 240, "240p 320x240")]
    [TestCase(240, 320, "240p 240x320")]
    [TestCase(321, 241, "240p 320x240")]
    [TestCase(1000, 100, "100p 1000x100")]
    public void A_film_below_the_lowest_rung_keeps_its_own_size(int width, int height, string expected) =>
        Assert.That(Describe(EncodingLadder.For(new SourceVideo(width, height))), Is.EqualTo(expected));

    [Test]
    public void No_rung_is_larger_than_the_source()
    {
        foreach (var source in Sources())
        {
            foreach (var rung in EncodingLadder.For(source))
            {
                Assert.That(rung.Width, Is.LessThanOrEqualTo(source.DisplayWidth), $"{rung} of {source}");
                Assert.That(rung.Height, Is.LessThanOrEqualTo(source.DisplayHeight), $"{rung} of {source}");
            }
        }
    }

    [Test]
    public void Sides_are_even_and_no_longer_than_decoders_take()
    {
        foreach (var rung in Sources().SelectMany(EncodingLadder.For))
        {
            Assert.That((rung.Width % 2, rung.Height % 2), Is.EqualTo((0, 0)), $"{rung}");
            Assert.That(rung.ShortSide, Is.GreaterThanOrEqualTo(EncodingLadder.MinShortSide), $"{rung}");
            Assert.That(Math.Max(rung.Width, rung.Height), Is.LessThanOrEqualTo(EncodingLadder.MaxLongSide), $"{rung}");
        }
    }

    [Test]
    public void The_shape_of_the_picture_stays()
    {
        foreach (var source in Sources())
        {
            var shape = (double)source.DisplayWidth / source.DisplayHeight;
            foreach (var rung in EncodingLadder.For(source))
            {
                // Half a step of two pixels on each side, and a whole one where rounding up would exceed the source.
                var tolerance = shape * (2.0 / rung.Width + 2.0 / rung.Height);
                Assert.That((double)rung.Width / rung.Height, Is.EqualTo(shape).Within(tolerance), $"{rung} of {source}");
            }
        }
    }

    [Test]
    public void Names_and_sizes_differ_and_bitrates_fall_with_the_rungs()
    {
        foreach (var source in Sources())
        {
            var ladder = EncodingLadder.For(source);
            Assert.That(ladder, Is.Not.Empty);
            Assert.That(ladder.Select(rung => rung.Name), Is.Unique, $"{source}");
            Assert.That(ladder.Select(rung => (rung.Width, rung.Height)), Is.Unique, $"{source}");
            Assert.That(ladder.Select(rung => rung.MaxBitrate), Is.Ordered.Descending, $"{source}");
        }
    }

    [Test]
    public void The_reference_ladder_has_the_published_bitrates() => Assert.That(
        EncodingLadder.For(EncodingLadder.Reference).Select(rung => (rung.MaxBitrate, rung.QvbrQualityLevel)),
        Is.EqualTo(new[] { (8_500_000, 8), (6_000_000, 8), (2_500_000, 7), (1_500_000, 7) }));

    [TestCase(24, 8_500_000)]
    [TestCase(29.97, 8_500_000)]
    [TestCase(30, 8_500_000)]
    [TestCase(50, 12_750_000)]
    [TestCase(60, 12_750_000)]
    public void More_frames_may_take_more_bits(double frameRate, int maxBitrate) =>
        Assert.That(EncodingLadder.For(new SourceVideo(1920, 1080, frameRate))[0].MaxBitrate, Is.EqualTo(maxBitrate));

    [Test]
    public void Fewer_pixels_than_16_to_9_take_fewer_bits() =>
        Assert.That(EncodingLadder.For(new SourceVideo(1080, 1080))[0].MaxBitrate, Is.EqualTo(4_780_000));

    [Test]
    public void A_segment_is_a_whole_number_of_groups_of_pictures() =>
        Assert.That(EncodingLadder.SegmentSeconds % EncodingLadder.GopSeconds, Is.Zero);

    [TestCase(0, 1080, 30, 0)]
    [TestCase(1920, 16, 30, 0)]
    [TestCase(4096, 64, 30, 0)]
    [TestCase(1920, 1080, 0, 0)]
    [TestCase(1920, 1080, 30, 45)]
    public void Nonsense_is_refused(int width, int height, double frameRate, int rotation) =>
        Assert.That(() => EncodingLadder.For(new SourceVideo(width, height, frameRate, rotation)), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static string Describe(IEnumerable<Rung> ladder) =>
        string.Join(',', ladder.Select(rung => $"{rung.Name} {rung.Width}x{rung.Height}"));
}
