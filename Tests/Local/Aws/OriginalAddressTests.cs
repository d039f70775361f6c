using System.Net;
using System.Net.Http.Headers;
using Amazon.S3;
using Amazon.S3.Model;

namespace VideoStack.Local.Tests.Aws;

/// <summary>Presigned addresses of one version of an object, for owners who want their original back.</summary>
public sealed class OriginalAddressTests
{
    private AwsUnderTest _aws = null!;
    private AmazonS3Client _s3 = null!;
    private HttpClient _client = null!;
    private string _version = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _aws = await AwsUnderTest.StartAsync();
        (_s3, _client) = (_aws.S3(), new HttpClient());
        await _aws.KeepVersionsAsync();
        _version = await PutAsync("the original");
        await PutAsync("another one");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        _s3.Dispose();
        await _aws.DisposeAsync();
    }

    [Test]
    public async Task It_gives_that_version_under_the_name_that_its_signer_chose()
    {
        using var answer = await _client.GetAsync(Sign());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("the original"));
        Assert.That($"{answer.Content.Headers.ContentDisposition}", Is.EqualTo("attachment; filename=\"holiday.mp4\""));
        Assert.That($"{answer.Content.Headers.ContentType}", Is.EqualTo("video/mp4"));
    }

    [Test]
    public async Task It_gives_ranges()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Sign());
        request.Headers.Range = new RangeHeaderValue(4, 7);

        using var answer = await _client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.PartialContent));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("orig"));
        Assert.That($"{answer.Content.Headers.ContentRange}", Is.EqualTo("bytes 4-7/12"));
        Assert.That($"{answer.Content.Headers.ContentDisposition}", Does.Contain("holiday.mp4"));
    }

    [TestCase("holiday", "invoice")]
    [TestCase("versionId=", "versionId=x")]
    public async Task What_its_signer_chose_cannot_be_changed(string part, string other)
    {
        using var answer = await _client.GetAsync(new Uri(Sign().ToString().Replace(part, other, StringComparison.Ordinal)));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private async Task<string> PutAsync(string content) => (await _s3.PutObjectAsync(new PutObjectRequest
    {
        BucketName = AwsUnderTest.Bucket, Key = "film", ContentBody = content, UseChunkEncoding = false,
    })).VersionId;

    private Uri Sign() => new(_s3.GetPreSignedURL(new GetPreSignedUrlRequest
    {
        BucketName = AwsUnderTest.Bucket,
        Key = "film",
        VersionId = _version,
        Verb = HttpVerb.GET,
        Expires = DateTime.UtcNow.AddHours(1),
        Protocol = Protocol.HTTP,
        ResponseHeaderOverrides = new ResponseHeaderOverrides { ContentDisposition = "attachment; filename=\"holiday.mp4\"", ContentType = "video/mp4" },
    }));
}
