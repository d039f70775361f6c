using System.Text.Json.Nodes;
using Amazon;
using Amazon.MediaConvert;
using Amazon.MediaConvert.Model;
using Amazon.Runtime;

namespace VideoStack.OfflineSdk.Tests;

/// <summary>The MediaConvert client on the wire.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class MediaConvertClientTests : IAsyncDisposable
{
    private ServiceStub service = null!;
    private AmazonMediaConvertClient client = null!;

    [SetUp]
    public async Task Start()
    {
        service = await ServiceStub.StartAsync();
        client = new AmazonMediaConvertClient(
            new SessionAWSCredentials("AKIDEXAMPLE", "secret", "session"),
            new AmazonMediaConvertConfig { ServiceURL = service.Url, AuthenticationRegion = "eu-west-1" });
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await service.DisposeAsync();
    }

    [Test]
    public async Task A_job_is_sent_in_the_names_of_the_service_and_signed()
    {
        service.Answer("""{"job": {"id": "1700000000000-abcdef", "status": "SUBMITTED", "arn": "arn:job"}}""", 201);

        var response = await client.CreateJobAsync(new CreateJobRequest
        {
            Role = "arn:role",
            Queue = "arn:queue",
            ClientRequestToken = "token",
            StatusUpdateInterval = StatusUpdateInterval.SECONDS_10,
            UserMetadata = new Dictionary<string, string> { ["VideoId"] = "v1" },
            Settings = new JobSettings
            {
                Inputs =
                [
                    new Input
                    {
                        FileInput = "s3://raw/uploads/v1/source",
                        AudioSelectors = new Dictionary<string, AudioSelector> { ["Audio Selector 1"] = new() { DefaultSelection = AudioDefaultSelection.DEFAULT } },
                        VideoSelector = new VideoSelector { Rotate = InputRotate.AUTO },
                        TimecodeSource = InputTimecodeSource.ZEROBASED,
                    },
                ],
                OutputGroups =
                [
                    new OutputGroup
                    {
                        OutputGroupSettings = new OutputGroupSettings
                        {
                            Type = OutputGroupType.CMAF_GROUP_SETTINGS,
                            CmafGroupSettings = new CmafGroupSettings
                            {
                                Destination = "s3://processed/media/v1/movie",
                                SegmentLength = 6,
                                MinFinalSegmentLength = 0.5,
                                WriteHlsManifest = CmafWriteHLSManifest.ENABLED,
                                DestinationSettings = new DestinationSettings
                                {
                                    S3Settings = new S3DestinationSettings { StorageClass = S3StorageClass.INTELLIGENT_TIERING },
                                },
                            },
                        },
                        Outputs = [],
                    },
                ],
            },
        });

        Assert.That((response.Job.Id, response.Job.Status, response.Job.Arn), Is.EqualTo(("1700000000000-abcdef", JobStatus.SUBMITTED, "arn:job")));
        Assert.That(response.HttpStatusCode, Is.EqualTo(System.Net.HttpStatusCode.Created));
        Assert.That(response.ResponseMetadata.RequestId, Is.EqualTo("aws-request-1"));
        var call = service.Calls.Single();
        Assert.That((call.Method, call.Target), Is.EqualTo(("POST", "/2017-08-29/jobs")));
        Assert.That(call.Headers["Content-Type"], Is.EqualTo("application/json"));
        Assert.That(call.Headers["X-Amz-Security-Token"], Is.EqualTo("session"));
        Assert.That(call.Headers["Authorization"], Does.Match(
            @"^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/\d{8}/eu-west-1/mediaconvert/aws4_request, SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}$"));
        AssertJson(call.Body, """
            {
              "clientRequestToken": "token", "queue": "arn:queue", "role": "arn:role", "statusUpdateInterval": "SECONDS_10",
              "userMetadata": {"VideoId": "v1"},
              "settings": {
                "inputs": [{
                  "fileInput": "s3://raw/uploads/v1/source", "timecodeSource": "ZEROBASED", "videoSelector": {"rotate": "AUTO"},
                  "audioSelectors": {"Audio Selector 1": {"defaultSelection": "DEFAULT"}}
                }],
                "outputGroups": [{
                  "outputs": [],
                  "outputGroupSettings": {
                    "type": "CMAF_GROUP_SETTINGS",
                    "cmafGroupSettings": {
                      "destination": "s3://processed/media/v1/movie", "segmentLength": 6, "minFinalSegmentLength": 0.5,
                      "writeHlsManifest": "ENABLED", "destinationSettings": {"s3Settings": {"storageClass": "INTELLIGENT_TIERING"}}
                    }
                  }
                }]
              }
            }
            """);
    }

    [Test]
    public async Task A_job_without_a_token_gets_one_that_retries_keep()
    {
        service.Refuse(429, "TooManyRequestsException", "slow down");
        service.Answer("""{"job": {"id": "1"}}""", 201);

        await client.CreateJobAsync(new CreateJobRequest { Role = "r", Settings = new JobSettings() });

        var tokens = service.Calls.Select(call => JsonNode.Parse(call.Body)!["clientRequestToken"]!.GetValue<string>()).ToList();
        Assert.That(tokens, Has.Count.EqualTo(2).And.All.EqualTo(tokens[0]));
        Assert.That(Guid.TryParse(tokens[0], out _), Is.True);
    }

    [Test]
    public async Task A_job_is_read_with_its_outputs_and_times()
    {
        service.Answer("""
            {"job": {"id": "j", "createdAt": 1700000000, "jobPercentComplete": 40, "currentPhase": "TRANSCODING", "status": "A_NEW_STATE",
              "timing": {"submitTime": 1700000000, "startTime": 1700000003.5}, "messages": {"info": ["i"], "warning": []},
              "warnings": [{"code": 230001, "count": 2}], "userMetadata": {"videoId": "v1"}, "errorCode": 1404, "errorMessage": "no such file",
              "outputGroupDetails": [{"outputDetails": [{"durationInMs": 4000, "videoDetails": {"widthInPx": 1280, "heightInPx": 720}}]}],
              "somethingNew": {"a": [1, {"b": null}]}}}
            """);

        var job = (await client.GetJobAsync(new GetJobRequest { Id = "a/b c" })).Job;

        Assert.That(service.Calls.Single().Target, Is.EqualTo("/2017-08-29/jobs/a%2Fb%20c"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.CreatedAt, Is.EqualTo(new DateTime(2023, 11, 14, 22, 13, 20, DateTimeKind.Utc)));
            Assert.That(job.Timing.StartTime, Is.EqualTo(new DateTime(2023, 11, 14, 22, 13, 23, 500, DateTimeKind.Utc)));
            Assert.That(job.Timing.FinishTime, Is.Null);
            Assert.That(job.JobPercentComplete, Is.EqualTo(40));
            Assert.That(job.CurrentPhase, Is.EqualTo(JobPhase.TRANSCODING));
            Assert.That(job.Status.Value, Is.EqualTo("A_NEW_STATE"), "states newer than the package are kept");
            Assert.That(job.Messages.Info, Is.EqualTo(new[] { "i" }));
            Assert.That((job.Warnings[0].Code, job.Warnings[0].Count), Is.EqualTo((230001, 2)));
            Assert.That((job.ErrorCode, job.ErrorMessage), Is.EqualTo((1404, "no such file")));
            Assert.That(job.UserMetadata["videoId"], Is.EqualTo("v1"));
            var output = job.OutputGroupDetails[0].OutputDetails[0];
            Assert.That((output.DurationInMs, output.VideoDetails.WidthInPx, output.VideoDetails.HeightInPx), Is.EqualTo((4000, 1280, 720)));
            Assert.That(job.Settings, Is.Null);
        }
    }

    [Test]
    public async Task A_probe_tells_the_tracks_of_a_file()
    {
        service.Answer("""
            {"probeResults": [{
              "container": {"duration": 4.05, "format": "mp4", "tracks": [
                {"index": 1, "trackType": "video", "codec": "AVC", "duration": 4, "videoProperties":
                  {"width": 1920, "height": 1080, "bitDepth": 8, "bitRate": 5000000000, "frameRate": {"numerator": 30000, "denominator": 1001}}},
                {"index": 2, "trackType": "audio", "codec": "AAC", "audioProperties": {"channels": 6, "sampleRate": 48000}}]},
              "metadata": {"eTag": "\"e\"", "fileSize": 5368709120, "lastModified": 1700000000, "mimeType": "video/mp4"},
              "trackMappings": [{"videoTrackIndexes": [1], "audioTrackIndexes": [2], "dataTrackIndexes": []}]}]}
            """);

        var result = (await client.ProbeAsync(new ProbeRequest { InputFiles = [new() { FileUrl = "s3://raw/uploads/v1/source" }] })).ProbeResults.Single();

        var call = service.Calls.Single();
        Assert.That((call.Method, call.Target), Is.EqualTo(("POST", "/2017-08-29/probe")));
        AssertJson(call.Body, """{"inputFiles": [{"fileUrl": "s3://raw/uploads/v1/source"}]}""");
        var (video, audio) = (result.Container.Tracks[0], result.Container.Tracks[1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((result.Container.Duration, result.Container.Format), Is.EqualTo((4.05, Format.Mp4)));
            Assert.That((video.TrackType, video.Codec, video.Duration), Is.EqualTo((TrackType.Video, Codec.AVC, 4.0)));
            Assert.That((video.VideoProperties.Width, video.VideoProperties.Height), Is.EqualTo((1920, 1080)));
            Assert.That(video.VideoProperties.BitRate, Is.EqualTo(5_000_000_000));
            Assert.That((video.VideoProperties.FrameRate.Numerator, video.VideoProperties.FrameRate.Denominator), Is.EqualTo((30000, 1001)));
            Assert.That((audio.AudioProperties.Channels, audio.AudioProperties.SampleRate), Is.EqualTo((6, 48000)));
            Assert.That((result.Metadata.ETag, result.Metadata.FileSize, result.Metadata.MimeType), Is.EqualTo(("\"e\"", 5368709120, "video/mp4")));
            Assert.That(result.TrackMappings[0].AudioTrackIndexes, Is.EqualTo(new[] { 2 }));
        }
    }

    [Test]
    public async Task Lists_and_searches_ask_by_query()
    {
        service.Answer("""{"jobs": [{"id": "1"}], "nextToken": "more"}""");
        service.Answer("""{"jobs": []}""");

        var page = await client.SearchJobsAsync(new SearchJobsRequest { InputFile = "s3://raw/a b", MaxResults = 20, Order = Order.DESCENDING });
        var list = await client.ListJobsAsync(new ListJobsRequest { NextToken = page.NextToken, Status = JobStatus.ERROR, Queue = "q" });

        Assert.That((page.Jobs.Single().Id, page.NextToken), Is.EqualTo(("1", "more")));
        Assert.That(list.Jobs, Is.Empty);
        Assert.That(service.Calls.Select(call => call.Method + " " + call.Target), Is.EqualTo(new[]
        {
            "GET /2017-08-29/search?inputFile=s3%3A%2F%2Fraw%2Fa%20b&maxResults=20&order=DESCENDING",
            "GET /2017-08-29/jobs?nextToken=more&queue=q&status=ERROR",
        }));
    }

    [TestCase(400, "BadRequestException", typeof(BadRequestException))]
    [TestCase(402, "ServiceQuotaExceededException", typeof(ServiceQuotaExceededException))]
    [TestCase(403, "ForbiddenException", typeof(ForbiddenException))]
    [TestCase(404, "NotFoundException:http://internal.amazon.com/coral/", typeof(NotFoundException))]
    [TestCase(409, "ConflictException", typeof(ConflictException))]
    [TestCase(418, "TeapotException", typeof(AmazonMediaConvertException))]
    public void A_refusal_is_the_exception_of_its_kind(int status, string errorType, System.Type exception)
    {
        service.Refuse(status, errorType, "because");

        var error = Assert.CatchAsync<AmazonMediaConvertException>(() => client.GetJobTemplateAsync(new GetJobTemplateRequest { Name = "dev-MovieHLS" }));

        Assert.That(error, Is.TypeOf(exception));
        Assert.That((error!.Message, (int)error.StatusCode, error.RequestId), Is.EqualTo(("because", status, "aws-request-1")));
        Assert.That(error.ErrorCode, Is.EqualTo(errorType.Split(':')[0]));
        Assert.That(service.Calls.Single().Target, Is.EqualTo("/2017-08-29/jobTemplates/dev-MovieHLS"));
    }

    [Test]
    public async Task Throttling_and_failures_are_retried()
    {
        service.Refuse(429, "TooManyRequestsException", "slow down");
        service.Refuse(500, "InternalServerErrorException", "oops");
        service.Answer("""{"job": {"id": "1"}}""");

        var response = await client.GetJobAsync(new GetJobRequest { Id = "1" });

        Assert.That(response.Job.Id, Is.EqualTo("1"));
        Assert.That(service.Calls, Has.Count.EqualTo(3));
    }

    [Test]
    public void Lasting_throttling_is_told()
    {
        for (var i = 0; i < 3; i++)
            service.Refuse(429, "TooManyRequestsException", "slow down");

        Assert.That(() => client.GetJobAsync(new GetJobRequest { Id = "1" }), Throws.InstanceOf<TooManyRequestsException>());
        Assert.That(service.Calls, Has.Count.EqualTo(3), "the standard retry mode tries three times");
    }

    [Test]
    public async Task A_job_is_stopped_by_its_id()
    {
        service.Answer("{}");
        await client.CancelJobAsync(new CancelJobRequest { Id = "a/b c" });
        Assert.That((service.Calls.Single().Method, service.Calls.Single().Target), Is.EqualTo(("DELETE", "/2017-08-29/jobs/a%2Fb%20c")));
    }

    [Test]
    public void A_required_field_that_is_missing_is_told_before_anything_is_sent()
    {
        Assert.That(() => client.CancelJobAsync(new CancelJobRequest()), Throws.InstanceOf<AmazonMediaConvertException>().With.Message.Contains("required field Id"));
        Assert.That(() => client.GetJobAsync(new GetJobRequest()), Throws.InstanceOf<AmazonMediaConvertException>().With.Message.Contains("required field Id"));
        Assert.That(service.Calls, Is.Empty);
    }

    [TestCase("eu-west-1", "https://mediaconvert.eu-west-1.amazonaws.com")]
    [TestCase("cn-northwest-1", "https://subscribe.mediaconvert.cn-northwest-1.amazonaws.com.cn")]
    [TestCase("us-gov-west-1", "https://mediaconvert.us-gov-west-1.amazonaws.com")]
    public void The_endpoint_is_that_of_the_region(string region, string url)
    {
        var config = new AmazonMediaConvertConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region) };

        var endpoint = config.DetermineServiceOperationEndpoint(new Amazon.Runtime.Endpoints.ServiceOperationEndpointParameters(new GetJobRequest()));

        Assert.That(endpoint.URL, Is.EqualTo(url));
    }

    private static void AssertJson(string actual, string expected) => Assert.That(
        JsonNode.DeepEquals(JsonNode.Parse(actual), JsonNode.Parse(expected)), Is.True, $"expected {expected}{Environment.NewLine}but was {actual}");
}
