using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Functions.Uploads;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests;

public sealed class GetUploadStatusTests
{
    private readonly InMemoryVideoTable _videos = new(new ManualClock());

    [Test]
    public async Task It_tells_state_and_progress()
    {
        var video = Samples.Awaiting() with { Status = VideoStatus.Transcoding, Progress = 42 };
        _videos.Put(video);

        var result = await Get(video.VideoId);

        Assert.That(result.Status, Is.EqualTo(200));
        Assert.That(result.Body, Is.EqualTo($$"""{"videoId":"{{video.VideoId}}","status":"Transcoding","progress":42,"canRetry":false}"""));
    }

    [Test]
    public async Task It_tells_why_a_film_failed()
    {
        var video = Samples.Awaiting() with { Status = VideoStatus.Failed, Failure = new Failure("truncated", "It ends too early.") };
        _videos.Put(video);

        var result = await Get(video.VideoId);

        Assert.That(result.Body, Does.Contain("""
            "failure":{"code":"truncated","reason":"It ends too early."}
            """));
        Assert.That(result.Body, Does.Contain("\"canRetry\":false"));
    }

    [Test]
    public async Task It_tells_what_a_film_would_cost_and_that_it_may_be_tried_again()
    {
        var video = Samples.Awaiting() with { Status = VideoStatus.Failed, Failure = new Failure(FailureCodes.OverBudget, "Too dear."), EstimatedMicroUsd = 1_234_500 };
        _videos.Put(video);

        var result = await Get(video.VideoId);

        Assert.That(result.Body, Does.Contain("""
            "estimatedCost":{"amount":1.2345,"currency":"USD"},"canRetry":true
            """));
    }

    [TestCase("0195506e-0000-7000-8000-00000000ffff")]
    [TestCase("../other")]
    [TestCase("")]
    public async Task An_unknown_film_is_not_found(string videoId)
    {
        var result = await Get(videoId);
        Assert.That((result.Status, result.ContentType), Is.EqualTo((404, "application/problem+json")));
    }

    private Task<ApiResult> Get(string videoId) =>
        new GetUploadStatus(_videos).HandleAsync(new ApiRequest { Path = new Dictionary<string, string> { ["videoId"] = videoId }, Caller = Callers.Owner }, default);
}
