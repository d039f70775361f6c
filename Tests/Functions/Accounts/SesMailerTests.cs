using System.Text.Json.Nodes;
using Amazon.SimpleEmailV2;
using VideoStack.Functions.Identity.Mail;

namespace VideoStack.Functions.Tests.Accounts;

/// <summary>Mail through SES, and what it says.</summary>
public sealed class SesMailerTests
{
    [Test]
    public async Task A_mail_is_sent_as_plain_text()
    {
        using var ses = new HttpStub(() => (200, """{"MessageId":"1"}""", null));
        await Mailer(ses).SendAsync("otter@example.org", new MailText("Hello", "Grüße"), default);

        var (request, body) = ses.Seen.Single();
        Assert.That(request, Is.EqualTo("POST /v2/email/outbound-emails"));
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse("""
            {
              "FromEmailAddress": "videostack@example.org",
              "Destination": {"ToAddresses": ["otter@example.org"]},
              "Content": {"Simple": {"Subject": {"Data": "Hello"}, "Body": {"Text": {"Data": "Grüße", "Charset": "UTF-8"}}}}
            }
            """)), Is.True, body);
    }

    [Test]
    public void A_refusal_names_no_address()
    {
        using var ses = new HttpStub(() => (400, """{"message":"Email address is not verified: otter@example.org"}""", "MessageRejected"));
        var refused = Assert.ThrowsAsync<MailException>(() => Mailer(ses).SendAsync("otter@example.org", "Hello", "Text", default));
        Assert.That(refused!.Message, Is.EqualTo("SES did not take a mail: MessageRejected (400)."));
        Assert.That(refused.ToString(), Does.Not.Contain("@example.org"));
    }

    [Test]
    public void Links_carry_their_token_where_no_server_sees_it()
    {
        var texts = new MailTexts("https://videos.example.org");
        Assert.That(texts.Verification("token").Text, Does.Contain("\nhttps://videos.example.org/verify#token=token\n"));
        Assert.That(texts.PasswordReset("token").Text, Does.Contain("\nhttps://videos.example.org/reset#token=token\n"));
        Assert.That(texts.InvitationLink("token", "a+b@example.org"), Is.EqualTo("https://videos.example.org/join#invitation=token&email=a%2Bb%40example.org"));
        Assert.That(new MailTexts("").InvitationLink("token", "a@b.c"), Is.EqualTo("/join#invitation=token&email=a%40b.c"));
    }

    [Test]
    public void Subjects_are_plain_ASCII()
    {
        var texts = new MailTexts("https://videos.example.org");
        foreach (var text in new[] { texts.Verification("t"), texts.PasswordReset("t"), texts.Invitation("t", "a@b.c") })
            Assert.That(text.Subject.All(char.IsAscii), Is.True);
    }

    private static SesMailer Mailer(HttpStub ses) => new(
        new(() => new AmazonSimpleEmailServiceV2Client(
            AwsEmulator.Credentials, new AmazonSimpleEmailServiceV2Config { ServiceURL = ses.Address.ToString(), AuthenticationRegion = "eu-central-1" })),
        "videostack@example.org");
}
