using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.TestUtilities;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Functions.Transcode;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests.Transcoding;

/// <summary>One object version makes one job, and is paid for once, with the tables as they are in DynamoDB.</summary>
public sealed class OneJobTests
{
    private readonly ManualClock _clock = new(Samples.Noon);
    private IAmazonDynamoDB _client = null!;
    private string _filmsTable = null!;
    private string _usageTable = null!;
    private VideoTable _videos = null!;
    private InMemoryUploadStore _uploads = null!;
    private FakeEncodingJobs _jobs = null!;
    private Video _film = null!;

    [SetUp]
    public async Task SetUp()
    {
        _client = await AwsEmulator.DynamoDbAsync();
        (_filmsTable, _usageTable) = (await AwsEmulator.CreateVideosTableAsync(_client), await AwsEmulator.CreateUsageTableAsync(_client));
        _videos = new VideoTable(new(_client), _filmsTable, _clock, _usageTable);
        _uploads = new InMemoryUploadStore();
        _jobs = new FakeEncodingJobs(_clock);
        var bytes = FilmFiles.Mp4();
        _film = Samples.Awaiting(size: bytes.Length);
        await AwsEmulator.PutFilmAsync(_client, _filmsTable, _film);
        _uploads.Put(MediaKeys.Source(_film.VideoId), bytes);
    }

    [TearDown]
    public void TearDown() => _client.Dispose();

    [Test]
    public async Task Fifty_copies_of_one_event_at_once_make_one_job_and_one_item_and_cost_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(NotifyAsync)));

        Assert.That(_jobs.Jobs, Has.Count.EqualTo(1));
        var items = (await _client.ScanAsync(new ScanRequest { TableName = _filmsTable })).Items;
        Assert.That(items, Has.Count.EqualTo(1));
        var film = await FindAsync();
        Assert.That((film.Status, film.JobId), Is.EqualTo((VideoStatus.Transcoding, "job-1")));
        Assert.That(await SpentAsync(), Is.EqualTo(film.EstimatedMicroUsd).And.GreaterThan(0));
    }

    [Test]
    public async Task A_copy_an_hour_later_makes_nothing()
    {
        await NotifyAsync();
        var (film, spent) = (await FindAsync(), await SpentAsync());
        _clock.Now += TimeSpan.FromHours(1);
        await NotifyAsync();
        Assert.That(_jobs.Jobs, Has.Count.EqualTo(1));
        Assert.That((await FindAsync()).Version, Is.EqualTo(film.Version));
        Assert.That(await SpentAsync(), Is.EqualTo(spent));
    }

    [Test]
    public async Task What_died_between_claim_and_job_goes_on_with_one_job_and_one_price([Values] bool jobWasMade, [Values(0.5, 10)] double minutesLater)
    {
        if (jobWasMade) _jobs.FailAfterCreate = new IOException("The function dies.");
        else _jobs.FailBeforeCreate = new IOException("The function dies.");
        Assert.ThrowsAsync<IOException>(NotifyAsync);
        Assert.That((await FindAsync()).Status, Is.EqualTo(VideoStatus.Uploaded));

        (_jobs.FailBeforeCreate, _jobs.FailAfterCreate) = (null, null);
        _clock.Now += TimeSpan.FromMinutes(minutesLater);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(NotifyAsync)));

        Assert.That(_jobs.Jobs, Has.Count.EqualTo(1));
        var film = await FindAsync();
        Assert.That((film.Status, film.JobId), Is.EqualTo((VideoStatus.Transcoding, "job-1")));
        Assert.That(await SpentAsync(), Is.EqualTo(film.EstimatedMicroUsd));
    }

    [Test]
    public async Task An_event_of_a_newer_object_that_comes_first_decides_and_the_older_ones_event_changes_nothing()
    {
        await NotifyAsync("v2");
        await NotifyAsync("v1");
        Assert.That(_jobs.Jobs, Has.Count.EqualTo(1));
        Assert.That((await FindAsync()).ObjectVersion, Is.EqualTo("v2"));
    }

    [Test]
    public async Task The_jobs_end_that_is_told_before_the_job_is_noted_stays_the_end()
    {
        _jobs.FailAfterCreate = new IOException("The function dies.");
        Assert.ThrowsAsync<IOException>(NotifyAsync);
        Assert.That(await _videos.PublishAsync(_film.VideoId, new EncodingJob("job-1", 1), Samples.Rendition(_film.VideoId), default), Is.True);

        _jobs.FailAfterCreate = null;
        await NotifyAsync();

        Assert.That(_jobs.Jobs, Has.Count.EqualTo(1));
        Assert.That((await FindAsync()).Status, Is.EqualTo(VideoStatus.Ready));
    }

    [Test]
    public async Task An_owner_whose_budget_is_used_up_gets_no_job_and_is_told_what_is_left()
    {
        // Enough for the first film, a minute of 1080p for 7.7 cents, but not for a second one.
        var rules = Compose.Rules(monthlyMicroUsd: 100_000);
        _jobs.Probe = Containers.Movie(duration: 60);
        await NotifyAsync(rules: rules);
        var bytes = FilmFiles.Mp4();
        var second = Samples.Awaiting(size: bytes.Length);
        await AwsEmulator.PutFilmAsync(_client, _filmsTable, second);
        _uploads.Put(MediaKeys.Source(second.VideoId), bytes);

        await NotifyAsync(videoId: second.VideoId, rules: rules);

        Assert.That(_jobs.Jobs.Select(job => job.VideoId), Is.EqualTo(new[] { _film.VideoId }));
        var refused = (await _videos.FindAsync(second.VideoId, default))!;
        Assert.That((refused.Status, refused.Failure!.Code, refused.EstimatedMicroUsd), Is.EqualTo((VideoStatus.Failed, "over-budget", (long?)77_040)));
        Assert.That(refused.Failure.Reason, Does.Contain("about 0.08 USD").And.Contains("0.02 USD are left"));
        Assert.That(await SpentAsync(), Is.EqualTo(77_040));
    }

    private Task NotifyAsync() => NotifyAsync("v1");

    private Task NotifyAsync(string version = "v1", string? videoId = null, IngestionRules? rules = null)
    {
        var budget = new EncodingBudget(new(_client), _filmsTable, _usageTable, _clock);
        var handler = new IngestUpload(Compose.Ingestion(_videos, _uploads, _jobs, budget, rules), "raw");
        return handler.HandleAsync(Compose.Uploaded(videoId ?? _film.VideoId, version), new TestLambdaContext { RemainingTime = TimeSpan.FromMinutes(1) });
    }

    private async Task<Video> FindAsync() => (await _videos.FindAsync(_film.VideoId, default))!;

    private async Task<long> SpentAsync()
    {
        var items = (await _client.ScanAsync(new ScanRequest { TableName = _usageTable })).Items;
        return items.Where(item => item["period"].S == "2026-03").Sum(item => long.Parse(item["microUsd"].N, System.Globalization.CultureInfo.InvariantCulture));
    }
}
