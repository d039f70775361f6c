using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;

namespace VideoStack.Local.Tests.Aws;

/// <summary>Addresses that a function signs and a browser uses.</summary>
public sealed class PresignedAddressTests
{
    private const string ContentType = "video/mp4";
    private static readonly byte[] Film = Encoding.UTF8.GetBytes("not really a film, but as good as one");

    private AwsUnderTest _aws = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => (_aws, _client) = (await AwsUnderTest.StartAsync(), new HttpClient());

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _aws.DisposeAsync();
    }

    [SetUp]
    public void ResetClock() => _aws.Clock.Ahead = TimeSpan.Zero;

    [Test]
    public async Task A_put_as_signed_stores_the_object_and_tells_it_once()
    {
        var status = await PutAsync(Sign("good"), Film, ContentType);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        var told = _aws.Events.Of("good").Single();
        Assert.That((told.Name, told.Bucket, told.Size), Is.EqualTo(("ObjectCreated:Put", AwsUnderTest.Bucket, (long)Film.Length)));
        Assert.That(told.ETag, Does.Match("^[0-9a-f]{32}$"));
        Assert.That(await _client.GetByteArrayAsync(_aws.Objects.AddressOf(AwsUnderTest.Bucket, "good")), Is.EqualTo(Film));
    }

    [Test]
    public async Task Another_type_is_refused() => await RefusedAsync("type", address => PutAsync(address, Film, "text/html"));

    [Test]
    public async Task Another_length_is_refused() => await RefusedAsync("length", address => PutAsync(address, [.. Film, 0], ContentType));

    [Test]
    public async Task Another_key_is_refused() => await RefusedAsync(
        "other", address => PutAsync(new Uri(address.ToString().Replace("/other", "/other2", StringComparison.Ordinal)), Film, ContentType));

    [Test]
    public async Task A_longer_life_than_signed_is_refused() => await RefusedAsync(
        "longer", address => PutAsync(new Uri(address.ToString().Replace("X-Amz-Expires=3600", "X-Amz-Expires=7200", StringComparison.Ordinal)), Film, ContentType));

    [Test]
    public async Task A_changed_signature_is_refused() => await RefusedAsync("signature", address =>
    {
        var text = address.ToString();
        var digit = text.IndexOf("X-Amz-Signature=", StringComparison.Ordinal) + "X-Amz-Signature=".Length;
        return PutAsync(new Uri($"{text[..digit]}{(text[digit] == '0' ? '1' : '0')}{text[(digit + 1)..]}"), Film, ContentType);
    });

    [TestCase(59, HttpStatusCode.OK)]
    [TestCase(61, HttpStatusCode.Forbidden)]
    public async Task It_ends_after_its_life(int minutes, HttpStatusCode expected)
    {
        var address = Sign($"life-{minutes}");
        _aws.Clock.Ahead = TimeSpan.FromMinutes(minutes);

        Assert.That(await PutAsync(address, Film, ContentType), Is.EqualTo(expected));
    }

    [Test]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        var address = Sign("broken");
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(address.Host, address.Port);
            var half = Film.AsMemory(0, Film.Length / 2);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"PUT {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: {ContentType}\r\nContent-Length: {Film.Length}\r\n\r\n"));
            await socket.GetStream().WriteAsync(half);
        }

        // The next upload is answered after whatever became of the broken one.
        await PutAsync(Sign("after"), Film, ContentType);
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        await ExpectAbsentAsync("broken");
    }

    [Test]
    public async Task An_object_is_told_even_if_its_client_has_gone_before_the_answer()
    {
        const int clients = 20;
        for (var number = 0; number < clients; number++)
        {
            var address = Sign($"gone-{number}");
            using var socket = new TcpClient { LingerState = new LingerOption(enable: true, seconds: 0) };
            await socket.ConnectAsync(address.Host, address.Port);
            byte[] request =
            [
                .. Encoding.ASCII.GetBytes(
                    $"PUT {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: {ContentType}\r\nContent-Length: {Film.Length}\r\n\r\n"),
                .. Film,
            ];
            await socket.GetStream().WriteAsync(request);
            // Long enough to be read, too short for the emulator's answer to be on its way through.
            await Task.Delay(number % 5);
        }

        await PutAsync(Sign("after-gone"), Film, ContentType);
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        for (var number = 0; number < clients; number++)
        {
            using var stored = await _client.GetAsync(_aws.Objects.AddressOf(AwsUnderTest.Bucket, $"gone-{number}"));
            Assert.That(_aws.Events.Of($"gone-{number}"), Has.Count.EqualTo(stored.IsSuccessStatusCode ? 1 : 0), "an object and its event, or neither");
        }
    }

    private async Task RefusedAsync(string key, Func<Uri, Task<HttpStatusCode>> use)
    {
        Assert.That(await use(Sign(key)), Is.EqualTo(HttpStatusCode.Forbidden));
        await ExpectAbsentAsync(key);
    }

    private async Task ExpectAbsentAsync(string key)
    {
        using var answer = await _client.GetAsync(_aws.Objects.AddressOf(AwsUnderTest.Bucket, key));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(_aws.Events.Of(key), Is.Empty);
    }

    private Uri Sign(string key)
    {
        using var s3 = _aws.S3();
        var request = new GetPreSignedUrlRequest
        {
            BucketName = AwsUnderTest.Bucket,
            Key = key,
            Verb = HttpVerb.PUT,
            Expires = DateTime.UtcNow.AddHours(1),
            Protocol = Protocol.HTTP,
            ContentType = ContentType,
        };
        request.Headers.ContentLength = Film.Length;
        // The SDK takes the life from its own clock; the test about length of life needs it exact.
        var address = s3.GetPreSignedURL(request);
        Assert.That(address, Does.Contain("X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost"));
        return new Uri(address);
    }

    private async Task<HttpStatusCode> PutAsync(Uri address, byte[] body, string contentType)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var answer = await _client.PutAsync(address, content);
        return answer.StatusCode;
    }
}
