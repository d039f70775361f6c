using System.Net;
using System.Net.Http.Headers;
using Amazon.S3;
using Amazon.S3.Model;

namespace VideoStack.Local.Tests.Aws;

/// <summary>Addresses that are good once, in a bucket that keeps versions: the current one counts.</summary>
public sealed class ConditionalPutTests
{
    private AwsUnderTest _aws = null!;
    private AmazonS3Client _s3 = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _aws = await AwsUnderTest.StartAsync();
        (_s3, _client) = (_aws.S3(), new HttpClient());
        await _aws.KeepVersionsAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        _s3.Dispose();
        await _aws.DisposeAsync();
    }

    [Test]
    public async Task A_second_object_is_refused_and_told_to_nobody()
    {
        var address = Sign("twice");
        Assert.That((await PutAsync(address, "*")).Status, Is.EqualTo(HttpStatusCode.OK));

        var (status, answer) = await PutAsync(address, "*");

        Assert.That(status, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        Assert.That(answer, Does.Contain("<Code>PreconditionFailed</Code>"));
        Assert.That(_aws.Events.Of("twice"), Has.Count.EqualTo(1));
        Assert.That((await VersionsAsync("twice")).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Of_many_at_once_one_is_stored()
    {
        var address = Sign("race");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PutAsync(address, "*")));
        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.OK), Is.EqualTo(1));
        Assert.That((await VersionsAsync("race")).Count, Is.EqualTo(1));
    }

    [TestCase(null)]
    [TestCase("\"another\"")]
    public async Task The_condition_cannot_be_left_out(string? condition)
    {
        var (status, answer) = await PutAsync(Sign("unconditional"), condition);
        Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(answer, Does.Contain("<Code>SignatureDoesNotMatch</Code>"));
        Assert.That(_aws.Events.Of("unconditional"), Is.Empty);
    }

    [Test]
    public async Task Where_the_current_version_is_a_deletion_there_is_no_object()
    {
        await PutAsync(Sign("deleted"), "*");
        await _s3.DeleteObjectAsync(AwsUnderTest.Bucket, "deleted");
        Assert.That((await PutAsync(Sign("deleted"), "*")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task<List<S3ObjectVersion>> VersionsAsync(string key) => (await _s3.ListVersionsAsync(AwsUnderTest.Bucket, key)).Versions;

    private Uri Sign(string key)
    {
        var request = new GetPreSignedUrlRequest
        {
            BucketName = AwsUnderTest.Bucket,
            Key = key,
            Verb = HttpVerb.PUT,
            Expires = DateTime.UtcNow.AddHours(1),
            Protocol = Protocol.HTTP,
        };
        request.Headers["If-None-Match"] = "*";
        return new Uri(_s3.GetPreSignedURL(request));
    }

    private async Task<(HttpStatusCode Status, string Answer)> PutAsync(Uri address, string? condition)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ByteArrayContent(new byte[100_000]) };
        if (condition is not null) request.Headers.IfNoneMatch.Add(condition == "*" ? EntityTagHeaderValue.Any : EntityTagHeaderValue.Parse(condition));
        using var answer = await _client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
