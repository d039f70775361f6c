using System.Text;
using System.Text.Json.Nodes;
using VideoStack.Local.Aws;
using VideoStack.Local.Graph;
using VideoStack.Local.Mail;

namespace VideoStack.Local.Tests;

/// <summary>What the local SES takes, and how the mailbox shows it.</summary>
public sealed class MailTests
{
    private readonly Mailbox _mailbox = new();
    private readonly ResourceGraph _graph = new();

    [SetUp]
    public void Declare() => Verify("example.org");

    [Test]
    public async Task A_mail_lands_in_the_mailbox()
    {
        var (status, answer, _) = await SendAsync(Mail());

        Assert.That((status, ((string?)answer["MessageId"])!.Length), Is.EqualTo((200, 36)));
        var mail = _mailbox.Mails[0];
        Assert.That((mail.To.Single(), mail.Subject, mail.Text), Is.EqualTo(("ada@example.net", "Welcome", "Hello")));
        Assert.That(mail.SentAt, Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromSeconds(20)));
    }

    [TestCase("example.org", "videos@example.org", 200)]
    [TestCase("example.org", "Videos <videos@EXAMPLE.org>", 200)]
    [TestCase("example.org", "videos@mail.example.org", 200)]
    [TestCase("videos@example.org", "videos@example.org", 200)]
    [TestCase("videos@example.org", "others@example.org", 400)]
    [TestCase("example.org", "videos@notexample.org", 400)]
    [TestCase("example.org", "videos@example.org.example.com", 400)]
    public async Task Mails_leave_only_in_the_name_of_an_identity_of_the_program(string identity, string from, int expected)
    {
        Verify(identity);

        var (status, answer, error) = await SendAsync(Mail(from));

        Assert.That(status, Is.EqualTo(expected));
        if (expected == 200) return;
        Assert.That(error, Is.EqualTo("MessageRejected"));
        Assert.That((string?)answer["message"], Does.StartWith("Email address is not verified. The following identities failed the check in region EU-CENTRAL-1: "));
    }

    [TestCase("no json")]
    [TestCase("[]")]
    [TestCase("""{"FromEmailAddress":"a@example.org","Destination":{"ToAddresses":["b@example.net"]},"Content":{"Raw":{"Data":"eA=="}}}""")]
    [TestCase("""{"FromEmailAddress":"a@example.org","Destination":{"ToAddresses":[]},"Content":{"Simple":{"Subject":{"Data":"s"},"Body":{"Text":{"Data":"t"}}}}}""")]
    [TestCase("""{"FromEmailAddress":"a@example.org","Destination":{"ToAddresses":["b"]},"Content":{"Simple":{"Subject":{"Data":"s"},"Body":{"Text":{"Data":"t"}}}}}""")]
    [TestCase("""{"FromEmailAddress":"a@example.org","Destination":{"ToAddresses":["b@example.net\r\nBcc: c@example.net"]},"Content":{"Simple":{"Subject":{"Data":"s"},"Body":{"Text":{"Data":"t"}}}}}""")]
    [TestCase("""{"FromEmailAddress":"a@example.org","Destination":{"ToAddresses":["b@example.net"]},"Content":{"Simple":{"Subject":{"Data":"s\r\nBcc: c@example.net"},"Body":{"Text":{"Data":"t"}}}}}""")]
    [TestCase("""{"FromEmailAddress":"a@example.org","Destination":{"ToAddresses":["b@example.net"]},"Content":{"Simple":{"Subject":{"Data":"s"},"Body":{}}}}""")]
    [TestCase("""{"FromEmailAddress":7,"Destination":{"ToAddresses":["b@example.net"]},"Content":{"Simple":{"Subject":{"Data":"s"},"Body":{"Text":{"Data":"t"}}}}}""")]
    public async Task What_SES_does_not_take_is_refused(string body)
    {
        var before = _mailbox.Mails.Count;

        var (status, _, error) = await SendAsync(body);

        Assert.That((status, error), Is.EqualTo((400, "BadRequestException")));
        Assert.That(_mailbox.Mails, Has.Count.EqualTo(before));
    }

    [Test]
    public async Task Another_operation_is_refused()
    {
        var (status, _, error) = await SendAsync("{}", "/v2/email/identities");

        Assert.That((status, error), Is.EqualTo((400, "BadRequestException")));
    }

    [Test]
    public void A_thousand_mails_are_kept_the_newest_first()
    {
        var mailbox = new Mailbox();
        for (var i = 0; i < 1_001; i++) mailbox.Add(Sent($"{i}"));

        Assert.That((mailbox.Mails.Count, mailbox.Mails[0].Subject, mailbox.Mails[^1].Subject), Is.EqualTo((1_000, "1000", "1")));
    }

    [Test]
    public async Task As_JSON_the_mails_are_a_list_newest_first()
    {
        var mailbox = new Mailbox();
        mailbox.Add(Sent("first"));
        mailbox.Add(Sent("second") with { To = ["ada@example.net", "bob@example.net"] });

        var (_, page) = await GetAsync(mailbox, "application/json");

        var mails = JsonNode.Parse(page)!.AsArray();
        Assert.That(mails[0]!.ToJsonString(), Is.EqualTo(
            """{"to":"ada@example.net, bob@example.net","subject":"second","text":"Hello","sentAt":"2026-11-21T08:37:00.0000000\u002B00:00"}"""));
        Assert.That((string?)mails[1]!["subject"], Is.EqualTo("first"));
    }

    [Test]
    public async Task On_the_page_nothing_of_a_mail_is_markup()
    {
        var mailbox = new Mailbox();
        mailbox.Add(Sent("<script>alert(1)</script>") with { To = ["\"<b>\"@example.net"], Text = "<img src=x onerror=alert(1)> javascript:alert(1)" });

        var (response, page) = await GetAsync(mailbox, "text/html");

        Assert.That(response.ContentType, Is.EqualTo("text/html; charset=utf-8"));
        Assert.That(page, Does.Contain("&lt;script&gt;alert(1)&lt;/script&gt;").And.Contain("&lt;img src=x onerror=alert(1)&gt;"));
        Assert.That(page, Does.Not.Contain("<script").And.Not.Contain("<img").And.Not.Contain("<b>").And.Not.Contain("<a "));
    }

    [TestCase("Open http://localhost:8080/verify#token=a-b_c, please.", "http://localhost:8080/verify#token=a-b_c")]
    [TestCase("https://video.example.org/join#invitation=x&email=a%40b.", "https://video.example.org/join#invitation=x&amp;email=a%40b")]
    [TestCase("https://x.example/\"onclick=\"alert(1)", "https://x.example/")]
    public async Task Web_addresses_are_links(string text, string link)
    {
        var mailbox = new Mailbox();
        mailbox.Add(Sent("link") with { Text = text });

        var (_, page) = await GetAsync(mailbox, "text/html");

        Assert.That(page, Does.Contain($"<a href=\"{link}\" rel=\"noreferrer\">{link}</a>"));
    }

    [Test]
    public async Task Local_pages_run_no_script_and_stand_before_the_platform()
    {
        var pages = new LocalPages(
            new Dictionary<string, RequestDelegate> { ["/_local/mail"] = http => http.Response.WriteAsync("mails") }, http => http.Response.WriteAsync("platform"));

        Assert.That(await BodyAsync("GET", "/_local/mail"), Is.EqualTo((200, "mails")));
        Assert.That(await BodyAsync("GET", "/_local/nothing"), Is.EqualTo((404, "There is no such page. There are: /_local/mail")));
        Assert.That(await BodyAsync("POST", "/_local/mail"), Is.EqualTo((405, "")));
        Assert.That(await BodyAsync("GET", "/_localmail"), Is.EqualTo((200, "platform")));
        Assert.That(await BodyAsync("GET", "/"), Is.EqualTo((200, "platform")));

        async Task<(int Status, string Body)> BodyAsync(string method, string path)
        {
            var context = Request(method, path);
            await pages.HandleAsync(context);
            if (path.StartsWith("/_local/", StringComparison.Ordinal))
                Assert.That(context.Response.Headers.ContentSecurityPolicy.ToString(), Does.StartWith("default-src 'none'; ").And.Not.Contain("script"));
            return (context.Response.StatusCode, BodyOf(context));
        }
    }

    private static SentMail Sent(string subject) =>
        new(["ada@example.net"], subject, "Hello", new DateTimeOffset(2026, 11, 21, 8, 37, 0, TimeSpan.Zero));

    private static string Mail(string from = "videos@example.org") => new JsonObject
    {
        ["FromEmailAddress"] = from,
        ["Destination"] = new JsonObject { ["ToAddresses"] = new JsonArray("ada@example.net") },
        ["Content"] = new JsonObject
        {
            ["Simple"] = new JsonObject
            {
                ["Subject"] = new JsonObject { ["Data"] = "Welcome" },
                ["Body"] = new JsonObject { ["Text"] = new JsonObject { ["Data"] = "Hello" } },
            },
        },
    }.ToJsonString();

    private static async Task<(HttpResponse Response, string Page)> GetAsync(Mailbox mailbox, string accept)
    {
        var context = Request("GET", MailPage.Path);
        context.Request.Headers.Accept = accept;
        await new MailPage(mailbox).HandleAsync(context);
        return (context.Response, BodyOf(context));
    }

    private static DefaultHttpContext Request(string method, string path, string body = "")
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Path) = (method, path);
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        context.Response.Body = new MemoryStream();
        return context;
    }

    private static string BodyOf(HttpContext context) => Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());

    private void Verify(string identity) =>
        _graph.Add(new("aws:sesv2/emailIdentity:EmailIdentity", "mail", identity, new() { ["emailIdentity"] = identity }, []));

    private async Task<(int Status, JsonNode Answer, string? Error)> SendAsync(string body, string path = "/v2/email/outbound-emails")
    {
        var context = Request("POST", path, body);
        await new SesService(_graph, "eu-central-1", _mailbox, TimeProvider.System).HandleAsync(context, new Caller(null));
        return (context.Response.StatusCode, JsonNode.Parse(BodyOf(context))!, context.Response.Headers["x-amzn-ErrorType"]);
    }
}
