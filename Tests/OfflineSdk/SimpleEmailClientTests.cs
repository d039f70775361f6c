using System.Text.Json.Nodes;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SimpleEmailV2;
using Amazon.SimpleEmailV2.Model;

namespace VideoStack.OfflineSdk.Tests;

/// <summary>The SES client on the wire.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SimpleEmailClientTests : IAsyncDisposable
{
    private ServiceStub service = null!;
    private AmazonSimpleEmailServiceV2Client client = null!;

    [SetUp]
    public async Task Start()
    {
        service = await ServiceStub.StartAsync();
        client = new AmazonSimpleEmailServiceV2Client(
            new SessionAWSCredentials("AKIDEXAMPLE", "secret", "session"),
            new AmazonSimpleEmailServiceV2Config { ServiceURL = service.Url, AuthenticationRegion = "eu-west-1" });
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await service.DisposeAsync();
    }

    [Test]
    public async Task A_mail_is_sent_in_the_names_of_the_service_and_signed()
    {
        service.Answer("""{"MessageId": "0100017"}""");

        var response = await client.SendEmailAsync(Mail());

        Assert.That((response.MessageId, response.ResponseMetadata.RequestId), Is.EqualTo(("0100017", "aws-request-1")));
        var call = service.Calls.Single();
        Assert.That((call.Method, call.Target), Is.EqualTo(("POST", "/v2/email/outbound-emails")));
        Assert.That(call.Headers["Content-Type"], Is.EqualTo("application/json"));
        Assert.That(call.Headers["X-Amz-Security-Token"], Is.EqualTo("session"));
        Assert.That(call.Headers["Authorization"], Does.Match(
            @"^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/\d{8}/eu-west-1/ses/aws4_request, SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}$"));
        var expected = JsonNode.Parse("""
            {
              "FromEmailAddress": "videostack@example.org",
              "Destination": {"ToAddresses": ["someone@example.org"]},
              "Content": {"Simple": {
                "Subject": {"Data": "Hello"},
                "Body": {"Text": {"Data": "Grüße", "Charset": "UTF-8"}, "Html": {"Data": "<p>Hello</p>"}}
              }}
            }
            """);
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(call.Body), expected), Is.True, call.Body);
    }

    [TestCase(400, "AccountSuspendedException", typeof(AccountSuspendedException))]
    [TestCase(400, "BadRequestException", typeof(BadRequestException))]
    [TestCase(400, "LimitExceededException", typeof(LimitExceededException))]
    [TestCase(400, "MailFromDomainNotVerifiedException", typeof(MailFromDomainNotVerifiedException))]
    [TestCase(400, "MessageRejected", typeof(MessageRejectedException))]
    [TestCase(404, "NotFoundException:http://internal.amazon.com/coral/", typeof(NotFoundException))]
    [TestCase(400, "SendingPausedException", typeof(SendingPausedException))]
    [TestCase(403, "AccessDeniedException", typeof(AmazonSimpleEmailServiceV2Exception))]
    public void A_refusal_is_the_exception_of_its_kind(int status, string errorType, System.Type exception)
    {
        // As often as the SDK tries: it takes some of them for throttling.
        for (var i = 0; i < 3; i++) service.Refuse(status, errorType, "because");

        var error = Assert.CatchAsync<AmazonSimpleEmailServiceV2Exception>(() => client.SendEmailAsync(Mail()));

        Assert.That(error, Is.TypeOf(exception));
        Assert.That((error!.Message, (int)error.StatusCode, error.RequestId), Is.EqualTo(("because", status, "aws-request-1")));
        Assert.That(error.ErrorCode, Is.EqualTo(errorType.Split(':')[0]));
    }

    [Test]
    public async Task Throttling_is_waited_out_and_lasting_throttling_told()
    {
        service.Refuse(429, "TooManyRequestsException", "slow down");
        service.Answer("""{"MessageId": "1"}""");
        Assert.That((await client.SendEmailAsync(Mail())).MessageId, Is.EqualTo("1"));

        for (var i = 0; i < 3; i++) service.Refuse(429, "TooManyRequestsException", "slow down");
        Assert.That(() => client.SendEmailAsync(Mail()), Throws.InstanceOf<TooManyRequestsException>());
        Assert.That(service.Calls, Has.Count.EqualTo(5), "the standard retry mode tries three times");
    }

    [TestCase("eu-west-1", false, false, "https://email.eu-west-1.amazonaws.com")]
    [TestCase("eu-west-1", false, true, "https://email.eu-west-1.api.aws")]
    [TestCase("us-east-1", true, false, "https://email-fips.us-east-1.amazonaws.com")]
    [TestCase("cn-north-1", false, false, "https://email.cn-north-1.amazonaws.com.cn")]
    public void The_endpoint_is_that_of_the_region(string region, bool fips, bool dualStack, string url)
    {
        var config = new AmazonSimpleEmailServiceV2Config
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
        };

        var endpoint = config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(Mail()));

        Assert.That(endpoint.URL, Is.EqualTo(url));
    }

    private static SendEmailRequest Mail() => new()
    {
        FromEmailAddress = "videostack@example.org",
        Destination = new Destination { ToAddresses = ["someone@example.org"] },
        Content = new EmailContent
        {
            Simple = new Message
            {
                Subject = new Content { Data = "Hello" },
                Body = new Body
                {
                    Text = new Content { Data = "Grüße", Charset = "UTF-8" },
                    Html = new Content { Data = "<p>Hello</p>" },
                },
            },
        },
    };
}
