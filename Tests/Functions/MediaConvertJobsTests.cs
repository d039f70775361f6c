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
        Assert.That(await Jobs().CreateAsync(settings, template, new JobOrder("video-1", 3, "token-1"), default), Is.EqualTo("job-1"));

        var (request, text) = _server.Seen.Single();
        Assert.That(request, Is.EqualTo("POST /2017-08-29/jobs"));
        var body = JsonDocument.Parse(text).RootElement;
        Assert.That(body.GetProperty("queue").GetString(), Is.EqualTo("arn:queue"));
        Assert.That(body.GetProperty("role").GetString(), Is.EqualTo("arn:role"));
        Assert.That(body.GetProperty("clientRequestToken").GetString(), Is.EqualTo("token-1"));
        Assert.That(body.GetProperty("statusUpdateInterval").GetString(), Is.EqualTo("SECONDS_30"), "As the template has it.");
        Assert.That(body.GetProperty("priority").GetInt32(), Is.EqualTo(7));
        Assert.That(body.GetProperty("userMetadata").GetProperty("videoId").GetString(), Is.EqualTo("video-1"));
        Assert.That(body.GetProperty("userMetadata").GetProperty("attempt").GetString(), Is.EqualTo("3"));
        Assert.That(body.GetProperty("userMetadata").GetProperty("stack").GetString(), Is.EqualTo("dev"));
        Assert.That(body.TryGetProperty("jobTemplate", out _), Is.False, "Template and settings exclude each other.");
        var input = body.GetProperty("settings").GetProperty("inputs")[0];
        Assert.That(input.GetProperty("videoSelector").GetProperty("rotate").GetString(), Is.EqualTo("AUTO"));
    }

    [Test]
    public async Task A_job_is_found_by_its_input_and_attempt_in_this_stacks_queue_whatever_became_of_it()
    {
        _answer = (200, """{"jobs":[{"id":"job-3","status":"PROGRESSING","userMetadata":{"attempt":"3"}},{"id":"job-2","status":"ERROR","userMetadata":{"attempt":"2"}}]}""", null);
        Assert.That(await Jobs().FindAsync("s3://raw/uploads/x/source", 2, default), Is.EqualTo("job-2"));
        var request = Uri.UnescapeDataString(_server.Seen.Single().Request);
        Assert.That(request, Does.StartWith("GET /2017-08-29/search?").And.Contain("inputFile=s3://raw/uploads/x/source").And.Contain("queue=arn:queue"));
    }

    [TestCase("""{"jobs":[]}""", 1)]
    [TestCase("""{"jobs":[{"id":"job-1","status":"ERROR","userMetadata":{"attempt":"1"}}]}""", 2)]
    [TestCase("""{"jobs":[{"id":"job-0","status":"ERROR"}]}""", 2)]
    public async Task A_job_of_another_attempt_is_none(string answer, int attempt)
    {
        _answer = (200, answer, null);
        Assert.That(await Jobs().FindAsync("s3://raw/k", attempt, default), Is.Null);
    }

    [Test]
    public async Task A_complete_job_tells_when_asked_what_its_event_would_have_told()
    {
        _answer = (200, """
            {"job":{"id":"job-1","status":"COMPLETE","userMetadata":{"videoId":"v","attempt":"2"},
              "settings":{"outputGroups":[
                {"outputGroupSettings":{"type":"CMAF_GROUP_SETTINGS","cmafGroupSettings":{"destination":"s3://processed/media/v/movie","writeHlsManifest":"ENABLED","writeDashManifest":"ENABLED"}},"outputs":[{"nameModifier":"_720p"}]},
                {"outputGroupSettings":{"type":"FILE_GROUP_SETTINGS","fileGroupSettings":{"destination":"s3://processed/media/v/thumbnails/thumb"}},
                 "outputs":[{"videoDescription":{"codecSettings":{"codec":"FRAME_CAPTURE","frameCaptureSettings":{"framerateNumerator":1,"framerateDenominator":3,"maxCaptures":10}}}}]}]},
              "outputGroupDetails":[{"outputDetails":[{"durationInMs":21000,"videoDetails":{"widthInPx":1280,"heightInPx":720}}]},{"outputDetails":[{"durationInMs":21000}]}]}}
            """, null);
        var state = (await Jobs().AskAsync("job-1", default))!;

        Assert.That((state.JobId, state.Status), Is.EqualTo(("job-1", "COMPLETE")));
        Assert.That(state.UserMetadata!["attempt"], Is.EqualTo("2"));
        Assert.That(state.OutputGroupDetails![0].PlaylistFilePaths, Is.EqualTo(new[] { "s3://processed/media/v/movie.m3u8", "s3://processed/media/v/movie.mpd" }));
        Assert.That((state.OutputGroupDetails[0].OutputDetails![0].DurationInMs, state.OutputGroupDetails[0].OutputDetails![0].VideoDetails!.WidthInPx), Is.EqualTo(((long?)21_000, (int?)1280)));
        // At 0, 3, … 18 seconds; whether there is one at 21 is not certain.
        Assert.That(state.OutputGroupDetails[1].OutputDetails![0].OutputFilePaths, Is.EqualTo(new[] { "s3://processed/media/v/thumbnails/thumb.0000006.jpg" }));
        Assert.That(_server.Seen.Single().Request, Is.EqualTo("GET /2017-08-29/jobs/job-1"));
    }

    [Test]
    public async Task A_job_on_its_way_and_a_failed_one_tell_that_when_asked()
    {
        _answer = (200, """{"job":{"id":"job-1","status":"PROGRESSING","jobPercentComplete":40,"userMetadata":{}}}""", null);
        Assert.That((await Jobs().AskAsync("job-1", default))!.JobProgress!.JobPercentComplete, Is.EqualTo(40));
        _answer = (200, """{"job":{"id":"job-1","status":"ERROR","errorCode":1040,"errorMessage":"broken","userMetadata":{}}}""", null);
        var failed = (await Jobs().AskAsync("job-1", default))!;
        Assert.That((failed.Status, failed.ErrorCode, failed.ErrorMessage), Is.EqualTo(("ERROR", (int?)1040, "broken")));
        _answer = (404, """{"message":"no such job"}""", "NotFoundException");
        Assert.That(await Jobs().AskAsync("job-1", default), Is.Null);
    }

    [TestCase(202, "{}", null, true)]
    [TestCase(400, """{"message":"it has ended"}""", "BadRequestException", false)]
    [TestCase(404, """{"message":"no such job"}""", "NotFoundException", false)]
    [TestCase(409, """{"message":"it is just ending"}""", "ConflictException", false)]
    public async Task A_job_is_stopped_unless_it_has_ended(int status, string body, string? errorType, bool expected)
    {
        _answer = (status, body, errorType);
        Assert.That(await Running().CancelAsync("job-1", default), Is.EqualTo(expected));
        Assert.That(_server.Seen.Single().Request, Is.EqualTo("DELETE /2017-08-29/jobs/job-1"));
    }

    [Test]
    public void Who_may_not_stop_a_job_learns_that()
    {
        _answer = (403, """{"message":"not authorized"}""", "ForbiddenException");
        Assert.ThrowsAsync<ForbiddenException>(() => Running().CancelAsync("job-1", default));
    }

    [Test]
    public void Settings_that_the_service_does_not_take_are_told_from_other_errors()
    {
        _answer = (400, """{"message":"/outputGroups: wrong"}""", "BadRequestException");
        Assert.ThrowsAsync<BadRequestException>(() => Jobs().CreateAsync(new JobSettings(), new JobTemplate(), new JobOrder("video-1", 1, "token-1"), default));
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

    private MediaConvertJobs Jobs() => new(Client(), _target);

    private RunningJobs Running() => new(Client());

    private Lazy<IAmazonMediaConvert> Client() => new(() => new AmazonMediaConvertClient(
        AwsEmulator.Credentials, new AmazonMediaConvertConfig { ServiceURL = _server.Address.ToString(), AuthenticationRegion = "eu-central-1", MaxErrorRetry = 0 }));
}
