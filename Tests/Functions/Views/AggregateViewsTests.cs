using VideoStack.Functions.Shared.Domain;

namespace VideoStack.Functions.Tests.Views;

/// <summary>AggregateViews: every view counts once, whatever breaks.</summary>
public sealed class AggregateViewsTests
{
    private const int Most = 250;
    private const int Few = 5;

    private ViewPlatform _platform = null!;
    private string _hot = null!;
    private string _cold = null!;
    private string _gone = null!;

    [SetUp]
    public void SetUp() => Fill();

    [Test]
    public void Each_view_of_a_batch_counts_and_the_films_show_it()
    {
        Assert.That(_platform.Tell(_platform.Views.Stream), Is.Empty);
        AssertAllCountedOnce();
        Assert.That(_platform.Views.Transactions, Is.EqualTo(3 + 1 + 1), "at most 99 views in one transaction");
    }

    [Test]
    public void What_comes_again_counts_no_more()
    {
        for (var i = 0; i < 3; i++) Assert.That(_platform.Tell(_platform.Views.Stream), Is.Empty);
        AssertAllCountedOnce();
    }

    [Test]
    public void A_record_that_is_twice_in_a_batch_counts_once()
    {
        Assert.That(_platform.Tell([.. _platform.Views.Stream, .. _platform.Views.Stream]), Is.Empty);
        AssertAllCountedOnce();
    }

    [Test]
    public void Wherever_the_line_breaks_or_the_process_dies_a_retry_counts_the_rest_and_nothing_twice(
        [Values(Break.NoRequest, Break.NoAnswer, Break.DeathBefore, Break.DeathAfter)] Break what)
    {
        for (var call = 0; ; call++)
        {
            Fill();
            var line = BreakingLine.At(call, what);
            var left = _platform.Tell(_platform.Views.Stream, line);
            if (line.Calls <= call)
            {
                Assert.That(call, Is.GreaterThan(10), "Every call was broken once.");
                return;
            }
            Assert.That(left, Is.Not.Empty, "Who was interrupted must not say that all is done.");
            Assert.That(_platform.Tell(left), Is.Empty);
            AssertAllCountedOnce($"call {call}");
        }
    }

    [Test]
    public void However_often_a_batch_is_bisected_and_broken_each_view_counts_once([Range(1, 6)] int every)
    {
        var waiting = new Stack<IReadOnlyList<ViewRecord>>([_platform.Views.Stream]);
        var invocations = 0;
        while (waiting.TryPop(out var batch))
        {
            // Every so many calls, another kind of break; later invocations are left in peace.
            var line = new BreakingLine(call => invocations < 60 && call % every == every - 1 ? (Break)(1 + (invocations + call) % 4) : Break.None);
            invocations++;
            var left = _platform.Tell(batch, line);
            if (left.Count == 0) continue;
            var half = (left.Count + 1) / 2;
            if (left.Count > 1) waiting.Push([.. left.Skip(half)]);
            waiting.Push([.. left.Take(half)]);
        }
        AssertAllCountedOnce();
    }

    [Test]
    public void The_same_batch_many_times_at_once_counts_once()
    {
        var told = Enumerable.Range(0, 12).Select(_ => _platform.Function().TellAsync(_platform.Views.Stream)).ToList();
        _platform.Time.Run(Task.WhenAll(told));
        Assert.That(_platform.Views.Conflicts, Is.Positive, "They were in each other's way.");
        var left = told.SelectMany(task => task.Result).Distinct().ToList();
        if (left.Count > 0) Assert.That(_platform.Tell(left), Is.Empty);
        AssertAllCountedOnce();
    }

    [Test]
    public void A_film_whose_number_was_not_raised_before_a_death_is_raised_by_the_retry()
    {
        // Everything is counted, but nothing shown: all that follows the last transaction breaks.
        var line = new BreakingLine(call => call >= 4 ? Break.DeathBefore : Break.None);
        var batch = _platform.Views.Stream.Where(view => view.VideoId == _hot).ToList();
        _platform.Tell(batch, line);
        Assert.That((_platform.Views.Sum(_hot), _platform.Shown(_hot)), Is.EqualTo(((long)Most, 0L)));
        _platform.Tell(batch);
        Assert.That(_platform.Shown(_hot), Is.EqualTo(Most));
    }

    [Test]
    public void The_counters_of_a_film_that_is_gone_or_going_are_removed_and_its_views_name_it_no_more([Values] bool isGoing)
    {
        var film = isGoing ? _platform.AddFilm(VideoStatus.Deleting) : Samples.NewId();
        _platform.Watch(film, 120);
        Assert.That(_platform.Tell(_platform.Views.Stream), Is.Empty);
        Assert.That(_platform.Views.Sum(film), Is.Zero);
        Assert.That(_platform.Views.Stream.Select(view => _platform.Views.IsCounted(view.PlaybackId)), Is.All.True);
    }

    [Test]
    public void One_film_that_cannot_be_counted_holds_none_of_the_others()
    {
        var first = _platform.Views.Stream[0].VideoId;
        var counter = new RefusingCounter(_platform.Views, first);
        var told = _platform.Function(counter: counter).TellAsync(_platform.Views.Stream);
        _platform.Time.Run(told);
        Assert.That(told.Result, Has.Count.EqualTo(_platform.Views.Stream.Count), "The stream goes back to the first record that failed.");
        foreach (var (film, views) in new[] { (_hot, Most), (_cold, Few) }) Assert.That(_platform.Views.Sum(film), film == first ? Is.Zero : Is.EqualTo(views));
    }

    [Test]
    public async Task Batches_come_as_JSON_and_what_is_no_view_is_passed_over()
    {
        var film = _platform.AddFilm();
        var platform = _platform;
        var broken = new ViewRecord("not-an-id", "p", "7").Json;
        var removed = """{"eventID":"x","eventName":"REMOVE","dynamodb":{"SequenceNumber":"8","Keys":{"playbackId":{"S":"p"} } } }""";
        var counting = platform.Function(BreakingLine.At(0, Break.NoRequest)).TellJsonAsync(broken, new ViewRecord(film, "p", "9").Json, removed);
        platform.Time.Run(counting);
        var (failed, log) = await counting;
        Assert.That(failed, Is.EqualTo(new[] { "9" }));
        Assert.That(log, Does.Contain("Record e-7 is of no view").And.Contain("Record x is of no view").And.Contain($"Film {film}: its views are not all counted yet."));
    }

    private void Fill()
    {
        _platform = new ViewPlatform();
        _hot = _platform.AddFilm();
        _cold = _platform.AddFilm();
        _gone = Samples.NewId();
        for (var i = 0; i < Few; i++)
        {
            _platform.Watch(_hot, Most / Few);
            _platform.Watch(_cold, 1);
        }
        _platform.Watch(_gone, 1);
    }

    private void AssertAllCountedOnce(string? when = null)
    {
        foreach (var (film, views) in new[] { (_hot, Most), (_cold, Few) })
            Assert.That((_platform.Views.Sum(film), _platform.Shown(film)), Is.EqualTo(((long)views, (long)views)), when);
        Assert.That(_platform.Views.Sum(_gone), Is.Zero, when);
    }
}
