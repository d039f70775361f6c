using Amazon.Lambda.TestUtilities;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Functions.Tests.Transcoding;
using VideoStack.Functions.Transcode.Reconciliation;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests.Reconciliation;

/// <summary>Table, buckets and jobs in memory, and the reconciliation over them.</summary>
internal sealed class World
{
    public World()
    {
        Videos = new InMemoryVideoTable(Clock);
        Jobs = new FakeEncodingJobs(Clock);
        Usage = new InMemoryUsage(Videos, Clock);
    }

    public ManualClock Clock { get; } = new(Samples.Noon);

    public InMemoryVideoTable Videos { get; }

    public InMemoryUploadStore Uploads { get; } = new();

    public InMemoryMultipart Multipart { get; } = new();

    public InMemoryFolder Originals { get; } = new();

    public InMemoryFolder Renditions { get; } = new();

    public InMemoryViewCounts Views { get; } = new();

    public InMemoryUsage Usage { get; }

    public FakeEncodingJobs Jobs { get; }

    /// <summary>Happens while the function waits.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    /// <summary>What the function said in all runs.</summary>
    public TestLambdaLogger Log { get; } = new();

    /// <summary>Puts a film in that has not changed for so long.</summary>
    public Video Add(Video film, TimeSpan unchanged)
    {
        var old = film with { UpdatedAt = Clock.Now - unchanged };
        Videos.Put(old);
        return old;
    }

    public async Task<Video> FindAsync(Video film) => (await Videos.FindAsync(film.VideoId, default))!;

    /// <summary>Runs a task; answers the lines that it counted repairs with.</summary>
    /// <param name="task"><c>repair</c> or <c>sweep</c>.</param>
    /// <param name="remaining">How much of its time is left from the beginning on.</param>
    public async Task<string[]> RunAsync(string task, TimeSpan? remaining = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var ingestion = Compose.Ingestion(Videos, Uploads, Jobs, Usage);
        var audit = new InMemoryFilmAudit(Videos, Usage, Clock);
        var repairs = new Dictionary<VideoStatus, IFilmRepair>
        {
            [VideoStatus.AwaitingUpload] = new UploadRepair(Videos, audit, Uploads, Multipart, ingestion, Clock),
            [VideoStatus.Uploaded] = new MissingJobRepair(ingestion),
            [VideoStatus.Transcoding] = new LostEventRepair(Videos, Jobs, Compose.Track(Videos, Renditions)),
            [VideoStatus.Deleting] = new DeletionRepair(Videos),
        };
        var sweep = new Sweep(
            [new(audit, Originals, Originals, MediaKeys.Sources, Clock), new(audit, Renditions, Renditions, MediaKeys.Media, Clock)],
            new ViewComparison(Videos, Views, new ViewTotals(Videos, Views), async (time, _) =>
            {
                Clock.Now += time;
                await Meanwhile();
            }));
        var context = new TestLambdaContext { RemainingTime = remaining ?? TimeSpan.FromMinutes(15), Logger = Log };
        await new Reconcile(new FilmRepairs(Videos, audit, repairs, Clock), sweep, output).HandleAsync(new ReconcileTask(task), context);
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
