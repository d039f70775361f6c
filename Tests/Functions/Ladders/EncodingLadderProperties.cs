using FsCheck;
using FsCheck.Fluent;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Functions.Transcode.Jobs;
using VideoStack.Media;

namespace VideoStack.Functions.Tests.Ladders;

/// <summary>What holds of the ladder for any film that a camera, a phone or a screen may make, and for those that none would.</summary>
public sealed class EncodingLadderProperties
{
    private static readonly double[] _rates = [1, 10, 15, 24000.0 / 1001, 24, 25, 30000.0 / 1001, 30, 48, 50, 60000.0 / 1001, 60, 90, 120, 240];

    [Test]
    public void Nothing_is_enlarged() => Hold((film, ladder) =>
        ladder.All(rung => rung.Width <= film.DisplayWidth && rung.Height <= film.DisplayHeight));

    [Test]
    public void Sides_are_even() => Hold((_, ladder) => ladder.All(rung => rung.Width % 2 == 0 && rung.Height % 2 == 0));

    [Test]
    public void The_shape_stays_within_one_pixel() => Hold((film, ladder) => ladder.All(rung =>
    {
        var scale = (double)rung.ShortSide / Math.Min(film.Width, film.Height);
        return Math.Abs(rung.Width - film.DisplayWidth * scale) <= 1 && Math.Abs(rung.Height - film.DisplayHeight * scale) <= 1;
    }));

    [Test]
    public void Bitrates_fall_from_rung_to_rung() => Hold((_, ladder) =>
        ladder.Zip(ladder.Skip(1)).All(pair => pair.First.MaxBitrate > pair.Second.MaxBitrate && pair.First.ShortSide > pair.Second.ShortSide));

    [Test]
    public void Upright_is_landscape_turned() => Hold((film, ladder) =>
    {
        var turned = film with { Width = film.Height, Height = film.Width };
        var flagged = film with { Rotation = (film.Rotation + 90) % 360 };
        var expected = ladder.Select(rung => rung with { Width = rung.Height, Height = rung.Width }).ToList();
        return EncodingLadder.For(turned).SequenceEqual(expected) && EncodingLadder.For(flagged).SequenceEqual(expected);
    });

    [Test]
    public void Key_frames_of_all_renditions_stand_at_the_same_times_and_segments_begin_with_one() => Hold((film, _) =>
    {
        var template = Templates.Movie();
        var rate = new FrameRate((int)Math.Round(film.FrameRate * 1001), 1001);
        var group = JobPlan.Fit(template, new Film(film, rate, 60), FilmLocations.Of(Samples.NewId(), "raw", "processed")).OutputGroups[0];
        var cadences = group.Outputs.Where(output => output.VideoDescription is not null).Select(output => output.VideoDescription.CodecSettings.H264Settings)
            .Select(h264 => (h264.GopSize, h264.FramerateControl.Value, h264.FramerateNumerator, h264.FramerateDenominator)).Distinct().ToList();
        return cadences.Count == 1 && group.OutputGroupSettings.CmafGroupSettings.SegmentLength % cadences[0].GopSize == 0;
    });

    [Test]
    public void A_longer_film_costs_more_and_no_film_costs_nothing()
    {
        var prices = EncodingPrices.In(null);
        Hold((film, ladder) =>
            EncodingCost.Estimate(ladder, film, 20, prices) is > 0 and var shorter && shorter < EncodingCost.Estimate(ladder, film, 21, prices));
    }

    private static void Hold(Func<SourceVideo, IReadOnlyList<Rung>, bool> property) =>
        Prop.ForAll(Films(), film => property(film, EncodingLadder.For(film))).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    // Half of the sides are around those that the ladder looks at.
    private static Arbitrary<SourceVideo> Films()
    {
        var side = Gen.OneOf(Gen.Choose(EncodingLadder.MinShortSide, 8192), Gen.Elements(360, 480, 720, 1080, 2160, EncodingLadder.MaxLongSide).SelectMany(near => Gen.Choose(near - 3, near + 3)));
        var films = from width in side
                    from height in side
                    where Math.Max(width, height) <= EncodingLadder.MaxShape * Math.Min(width, height)
                    from rate in Gen.Elements(_rates)
                    from quarterTurns in Gen.Choose(0, 3)
                    from sound in Gen.Elements(true, false)
                    select new SourceVideo(width, height, rate, quarterTurns * 90, sound);
        return films.ToArbitrary();
    }
}
