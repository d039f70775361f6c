using System.Text.Json;
using Amazon.MediaConvert;
using Amazon.MediaConvert.Model;
using VideoStack.Functions.Transcode.Jobs;

namespace VideoStack.Functions.Tests;

/// <summary>What goes to MediaConvert, on the wire.</summary>
public sealed class MediaConvertJobsTests
{
    private static readonly JobTarget _target = new("arn:queue", "arn:role", "dev-MovieHLS", "dev");

    private HttpStub _server = null!;
    private (int Status, string Body, string? ErrorType) _answer;

    [SetUp]
    public void SetUp() => _server = new HttpStub(() => _answer);

    [TearDown]
    public void TearDown() => _server.Dispose();

    [Test]
    public async Task A_job_carries_all_that_its_events_and_a_retry_need()
    {
        _answer = (201, """{"job":{"id":"job-1"}}""", null);
        var settings = new JobSettings { Inputs = [new Input { FileInput = "s3://raw/k", VideoSelector = new() { Rotate = InputRotate.AUTO } }] };

        var template = new JobTemplate { Priority = 7, StatusUpdateInterval = StatusUpdateInterval.SECONDS_30 };
        Assert.That(await Jobs().CreateAsync(settings, template, "video-1", "token-1", default), Is.EqualTo("job-1"));

        var (request, text) = _server.Seen.Single();
        Assert.That(request, Is.EqualTo("POST /2017-08-29/jobs"));
        var body = JsonDocument.Parse(text).RootElement;
        Assert.That(body.GetProperty("queue").GetString(), Is.EqualTo("arn:queue"));
        Assert.That(body.GetProperty("role").GetString(), Is.EqualTo("arn:role"));
        Assert.That(body.GetProperty("clientRequestToken").GetString(), Is.EqualTo("token-1"));
        Assert.That(body.GetProperty("statusUpdateInterval").GetString(), Is.EqualTo("SECONDS_30"), "As the template has it.");
        Assert.That(body.GetProperty("priority").GetInt32(), Is.EqualTo(7));
        Assert.That(body.GetProperty("userMetadata").GetProperty("videoId").GetString(), Is.EqualTo("video-1"));
        Assert.That(body.GetProperty("userMetadata").GetProperty("stack").GetString(), Is.EqualTo("dev"));
        Assert.That(body.TryGetProperty("jobTemplate", out _), Is.False, "Template and settings exclude each other.");
        var input = body.GetProperty("settings").GetProperty("inputs")[0];
        Assert.That(input.GetProperty("videoSelector").GetProperty("rotate").GetString(), Is.EqualTo("AUTO"));
    }

    [Test]
    public async Task A_job_is_found_by_its_input_in_this_stacks_queue()
    {
        _answer = (200, """{"jobs":[{"id":"job-0","status":"ERROR"},{"id":"job-1","status":"PROGRESSING"}]}""", null);
        Assert.That(await Jobs().FindAsync("s3://raw/uploads/x/source", default), Is.EqualTo("job-1"));
        var request = Uri.UnescapeDataString(_server.Seen.Single().Request);
        Assert.That(request, Does.StartWith("GET /2017-08-29/search?").And.Contain("inputFile=s3://raw/uploads/x/source").And.Contain("queue=arn:queue"));
    }

    [TestCase("""{"jobs":[]}""")]
    [TestCase("""{"jobs":[{"id":"job-0","status":"CANCELED"}]}""")]
    public async Task No_job_is_found_when_none_runs_or_ended_well(string answer)
    {
        _answer = (200, answer, null);
        Assert.That(await Jobs().FindAsync("s3://raw/k", default), Is.Null);
    }

    [Test]
    public void Settings_that_the_service_does_not_take_are_told_from_other_errors()
    {
        _answer = (400, """{"message":"/outputGroups: wrong"}""", "BadRequestException");
        Assert.ThrowsAsync<BadRequestException>(() => Jobs().CreateAsync(new JobSettings(), new JobTemplate(), "video-1", "token-1", default));
    }

    [Test]
    public async Task The_template_is_asked_for_by_its_name()
    {
        _answer = (200, """{"jobTemplate":{"name":"dev-MovieHLS","priority":7,"statusUpdateInterval":"SECONDS_10","settings":{"outputGroups":[{"outputs":[{"nameModifier":"_1080p"}]}]}}}""", null);
        var template = await Jobs().GetTemplateAsync(default);
        Assert.That(template.Settings.OutputGroups[0].Outputs[0].NameModifier, Is.EqualTo("_1080p"));
        Assert.That((template.Priority, template.StatusUpdateInterval), Is.EqualTo(((int?)7, StatusUpdateInterval.SECONDS_10)));
        Assert.That(_server.Seen.Single().Request, Is.EqualTo("GET /2017-08-29/jobTemplates/dev-MovieHLS"));
    }

    [Test]
    public async Task The_probe_tells_tracks()
    {
        _answer = (200, """{"probeResults":[{"container":{"format":"mp4","duration":9.5,"tracks":[{"trackType":"video","videoProperties":{"width":640,"height":360,"frameRate":{"numerator":25,"denominator":1}}}]}}]}""", null);
        var (film, failure) = SourceCheck.CheckContent(await Jobs().ProbeAsync("s3://raw/k", default), rotation: 90);
        Assert.That(failure, Is.Null);
        Assert.That(film, Is.EqualTo(new Film(new Media.SourceVideo(640, 360, 25, 90, HasAudio: false), new(25, 1), 9.5)));
    }

    [TestCase(200, """{"probeResults":[{"container":{"tracks":[]}}]}""", null)]
    [TestCase(200, """{"probeResults":[]}""", null)]
    [TestCase(400, """{"message":"unreadable"}""", "BadRequestException")]
    public async Task A_file_that_the_probe_cannot_read_is_none(int status, string body, string? errorType)
    {
        _answer = (status, body, errorType);
        Assert.That(await Jobs().ProbeAsync("s3://raw/k", default), Is.Null);
    }

    [Test]
    public void A_probe_that_may_not_read_the_bucket_is_an_error_and_not_the_films_fault()
    {
        _answer = (403, """{"message":"forbidden"}""", "ForbiddenException");
        Assert.ThrowsAsync<ForbiddenException>(() => Jobs().ProbeAsync("s3://raw/k", default));
    }

    private MediaConvertJobs Jobs() => new(
        new(() => new AmazonMediaConvertClient(
            AwsEmulator.Credentials, new AmazonMediaConvertConfig { ServiceURL = _server.Address.ToString(), AuthenticationRegion = "eu-central-1", MaxErrorRetry = 0 })),
        _target);
}
