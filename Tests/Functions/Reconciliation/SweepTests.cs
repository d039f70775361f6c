using VideoStack.Functions.Shared.Domain;

namespace VideoStack.Functions.Tests.Reconciliation;

/// <summary>What belongs to no film, and counts that differ.</summary>
public sealed class SweepTests
{
    private static readonly DateTimeOffset _longAgo = Samples.Noon.AddDays(-2);

    private World _world = null!;

    [SetUp]
    public void SetUp() => _world = new World();

    [Test]
    public async Task Files_without_a_film_are_erased()
    {
        var gone = Guid.CreateVersion7(_longAgo).ToString();
        _world.Originals.Put(MediaKeys.Source(gone));
        _world.Renditions.Put($"{MediaKeys.Folder(gone)}movie.m3u8");
        _world.Renditions.Put($"{MediaKeys.Folder(gone)}thumbnails/thumb.0000000.jpg");

        Assert.That(await _world.RunAsync("sweep"), Is.EqualTo(new[] { "reconciled orphaned-objects", "reconciled orphaned-objects" }), "one per folder");

        Assert.That(_world.Originals.Keys.Concat(_world.Renditions.Keys), Is.Empty);
        Assert.That(await _world.RunAsync("sweep"), Is.Empty);
    }

    [Test]
    public async Task Files_of_films_stay_whatever_state_the_film_is_in([Values] VideoStatus status)
    {
        var film = Samples.Awaiting(Guid.CreateVersion7(_longAgo).ToString()) with { Status = status };
        _world.Videos.Put(film);
        _world.Originals.Put(MediaKeys.Source(film.VideoId));
        _world.Renditions.Put($"{MediaKeys.Folder(film.VideoId)}movie.m3u8");

        Assert.That(await _world.RunAsync("sweep"), Is.Empty);

        Assert.That((_world.Originals.Keys.Count, _world.Renditions.Keys.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Files_younger_than_a_day_and_files_that_are_not_the_platform_s_stay()
    {
        _world.Originals.Put(MediaKeys.Source(Guid.CreateVersion7(Samples.Noon.AddHours(-23)).ToString()));
        _world.Originals.Put($"uploads/{Guid.NewGuid()}/source");
        _world.Originals.Put("uploads/README/text");
        _world.Originals.Put("uploads/loose");
        _world.Originals.Put($"other/{Guid.CreateVersion7(_longAgo)}/source");

        Assert.That(await _world.RunAsync("sweep"), Is.Empty);

        Assert.That(_world.Originals.Keys, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task Of_many_folders_only_those_without_a_film_go()
    {
        var films = Enumerable.Range(0, 250).Select(n => Guid.CreateVersion7(_longAgo.AddSeconds(n)).ToString()).ToList();
        foreach (var (videoId, n) in films.Select((videoId, n) => (videoId, n)))
        {
            _world.Originals.Put(MediaKeys.Source(videoId));
            if (n % 10 != 0) _world.Videos.Put(Samples.Awaiting(videoId));
        }

        Assert.That(await _world.RunAsync("sweep"), Has.Length.EqualTo(25));

        Assert.That(_world.Originals.Keys, Is.EquivalentTo(films.Where((_, n) => n % 10 != 0).Select(MediaKeys.Source)));
    }

    [Test]
    public async Task A_folder_that_cannot_be_erased_keeps_no_other_from_it()
    {
        var broken = Guid.CreateVersion7(_longAgo).ToString();
        var gone = Guid.CreateVersion7(_longAgo.AddHours(1)).ToString();
        foreach (var videoId in new[] { broken, gone }) _world.Originals.Put(MediaKeys.Source(videoId));
        _world.Originals.Broken.Add(MediaKeys.SourceFolder(broken));

        Assert.That(await _world.RunAsync("sweep"), Is.EquivalentTo(new[] { "reconciled orphaned-objects", "reconciled failed" }));

        Assert.That(_world.Originals.Keys, Is.EqualTo(new[] { MediaKeys.Source(broken) }));
    }

    [Test]
    public async Task Views_that_a_film_does_not_show_are_set_right()
    {
        var film = Samples.Ready() with { Views = 3 };
        var right = Samples.Ready() with { Views = 4 };
        _world.Videos.Put(film);
        _world.Videos.Put(right);
        (_world.Views.Views[film.VideoId], _world.Views.Views[right.VideoId]) = (5, 4);

        Assert.That(await _world.RunAsync("sweep"), Is.EqualTo(new[] { "reconciled view-count" }));

        Assert.That((await _world.FindAsync(film)).Views, Is.EqualTo(5));
        Assert.That(await _world.RunAsync("sweep"), Is.Empty);
    }

    [Test]
    public async Task A_total_that_is_on_its_way_is_no_repair_though_more_is_counted_meanwhile()
    {
        var film = Samples.Ready() with { Views = 3 };
        _world.Videos.Put(film);
        _world.Views.Views[film.VideoId] = 5;
        _world.Meanwhile = async () =>
        {
            await _world.Videos.SetViewsAsync(film.VideoId, 5, default);
            _world.Views.Views[film.VideoId] = 6;
        };

        Assert.That(await _world.RunAsync("sweep"), Is.Empty);

        Assert.That((await _world.FindAsync(film)).Views, Is.EqualTo(5), "whoever counts shows the sixth");
    }

    [Test]
    public async Task A_film_that_is_removed_meanwhile_is_no_repair()
    {
        var film = Samples.Ready();
        _world.Videos.Put(film);
        _world.Views.Views[film.VideoId] = 5;
        _world.Meanwhile = () => _world.Videos.DeleteAsync(film.VideoId, film.OwnerId, default);

        Assert.That(await _world.RunAsync("sweep"), Is.Empty);
        Assert.That(_world.Views.Views, Is.Empty);
    }

    [Test]
    public async Task Counts_of_films_that_are_gone_go_too()
    {
        _world.Views.Views[Samples.NewId()] = 5;
        Assert.That(await _world.RunAsync("sweep"), Is.Empty);
        Assert.That(_world.Views.Views, Is.Empty);
    }

    [Test]
    public async Task It_stops_in_time_and_says_what_is_left()
    {
        var gone = Guid.CreateVersion7(_longAgo).ToString();
        _world.Renditions.Put($"{MediaKeys.Folder(gone)}movie.m3u8");

        Assert.That(await _world.RunAsync("sweep", remaining: TimeSpan.FromSeconds(30)), Is.Empty);

        Assert.That(_world.Renditions.Keys, Has.Count.EqualTo(1));
        Assert.That(_world.Log.Buffer.ToString(), Does.Contain($"The time is over: the folders of media/ from {gone} on are left."));
    }
}
