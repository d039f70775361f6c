using FsCheck;
using FsCheck.Fluent;
using VideoStack.Functions.Shared.Domain;

namespace VideoStack.Functions.Tests.Views;

/// <summary>Whatever an event source mapping and its surroundings do to batches, each view counts exactly once.</summary>
public sealed class ViewCountProperties
{
    private const int Films = 4;

    // The last film is gone, the one before is going.
    private const int Gone = 3;
    private const int Going = 2;

    /// <summary>One invocation: which part of the stream it gets, when it begins, and where its line breaks.</summary>
    internal sealed record Invocation(int From, int Count, int AtMilliseconds, Break What, int AtCall)
    {
        public IReadOnlyList<ViewRecord> Of(List<ViewRecord> stream) => [.. stream.Skip(From % stream.Count).Take(Count)];
    }

    /// <summary>Views by the film, and invocations that overlap in what they get and in time.</summary>
    internal sealed record Scenario(int Seed, int[] Views, Invocation[] Invocations)
    {
        public override string ToString() => $"seed {Seed}, films [{string.Join(' ', Views)}], {string.Join("; ", (IEnumerable<Invocation>)Invocations)}";
    }

    [Test]
    public void Each_view_counts_exactly_once() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Scenarios().ToArbitrary(), Holds));

    private static Gen<Scenario> Scenarios()
    {
        var invocations =
            from start in Gen.Choose(0, 499)
            from count in Gen.Choose(1, 300)
            from at in Gen.Choose(0, 300)
            from what in Gen.Elements(Enum.GetValues<Break>())
            from call in Gen.Choose(0, 9)
            select new Invocation(start, count, at, what, call);
        return
            from seed in Gen.Choose(0, int.MaxValue)
            from number in Gen.Choose(1, 400)
            // Half of all are of one film.
            from views in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(0, Films - 1))).ArrayOf(number)
            from several in Gen.Choose(0, 8)
            from told in invocations.ArrayOf(several)
            select new Scenario(seed, views, told);
    }

    private static bool Holds(Scenario scenario)
    {
        var platform = new ViewPlatform(scenario.Seed);
        string[] films = [platform.AddFilm(), platform.AddFilm(), platform.AddFilm(VideoStatus.Deleting), Samples.NewId()];
        foreach (var film in scenario.Views) platform.Watch(films[film], 1);
        var expected = Enumerable.Range(0, Films).Select(film => scenario.Views.Count(view => view == film)).ToList();
        var stream = platform.Views.Stream;

        platform.Time.Run(Task.WhenAll(scenario.Invocations.Select(invocation => TellAsync(platform, invocation))));
        for (var film = 0; film < Films; film++)
        {
            var sum = platform.Views.Sum(films[film]);
            if (film < Going)
            {
                var counted = stream.Count(view => view.VideoId == films[film] && platform.Views.IsCounted(view.PlaybackId));
                Assert.That(sum, Is.EqualTo(counted));
                Assert.That(platform.Shown(films[film]), Is.LessThanOrEqualTo(sum));
            }
        }

        // The mapping brings everything until it is told that all is done.
        IReadOnlyList<ViewRecord> left = stream;
        for (var tries = 0; left.Count > 0; tries++)
        {
            Assert.That(tries, Is.LessThan(5));
            left = platform.Tell(left);
        }
        for (var film = 0; film < Going; film++)
            Assert.That((platform.Views.Sum(films[film]), platform.Shown(films[film])), Is.EqualTo(((long)expected[film], (long)expected[film])));
        foreach (var film in new[] { Going, Gone }) Assert.That(expected[film] == 0 || platform.Views.Sum(films[film]) == 0, "The counters of a film that is gone remain.");
        return true;
    }

    private static async Task TellAsync(ViewPlatform platform, Invocation invocation)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(invocation.AtMilliseconds), platform.Time);
        var line = BreakingLine.At(invocation.AtCall, invocation.What);
        await platform.Function(line).TellAsync(invocation.Of(platform.Views.Stream), line);
    }
}
