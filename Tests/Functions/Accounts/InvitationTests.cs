using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Access;

namespace VideoStack.Functions.Tests.Accounts;

/// <summary>Invitations: one account, one address, seven days.</summary>
public sealed class InvitationTests
{
    private Platform _platform = null!;
    private User _admin = null!;

    [SetUp]
    public async Task SetUp()
    {
        _platform = await Platform.StartAsync();
        _admin = await _platform.OpenAsync("admin@example.org", roles: Roles.Admin);
    }

    [Test]
    public async Task An_invitation_goes_by_mail_and_is_shown_to_nobody_else()
    {
        var answer = await Invite("""{"email":"Heron@Example.org","roles":["creator"]}""");

        Assert.That((answer.Status, answer.Text), Is.EqualTo((201, """{"mailed":true,"expiresAt":"2026-03-08T12:00:00.000Z"}""")));
        var mail = _platform.Mails.All.Single();
        Assert.That((mail.To, mail.Subject), Is.EqualTo(("heron@example.org", "You are invited")));
        var link = mail.Text.Split('\n').Single(line => line.StartsWith("https://", StringComparison.Ordinal));
        Assert.That(link, Does.Match("^https://videos\\.example\\.org/join#invitation=[A-Za-z0-9_-]{43}&email=heron%40example\\.org$"));
        await AssertInvites(link, "heron@example.org", Roles.Creator);
    }

    [Test]
    public async Task Without_mail_the_administrator_gets_the_link()
    {
        _platform.Mailer = null;
        await AssertHandedOver(await Invite("""{"email":"heron@example.org"}"""));
    }

    [Test]
    public async Task A_mail_that_does_not_go_out_is_no_dead_end()
    {
        _platform.Mails.Fails = true;
        await AssertHandedOver(await Invite("""{"email":"heron@example.org"}"""));
        Assert.That(_platform.Log.ToString(), Does.Contain("MessageRejected").And.Not.Contain("@"));
    }

    [Test]
    public async Task Who_has_an_account_needs_no_invitation()
    {
        await _platform.OpenAsync("heron@example.org");
        var answer = await Invite("""{"email":"heron@example.org"}""");
        Assert.That((answer.Status, answer.Problem), Is.EqualTo((409, "email-taken")));
        Assert.That(_platform.Mails.All, Is.Empty);
    }

    [TestCase("""{"email":"no address"}""", "email")]
    [TestCase("""{}""", "email")]
    [TestCase("""{"email":"heron@example.org","roles":[]}""", "roles")]
    [TestCase("""{"email":"heron@example.org","roles":["root"]}""", "roles")]
    public async Task What_is_wrong_is_said_of_each_field(string body, string field)
    {
        var answer = await Invite(body);
        Assert.That((answer.Status, answer.Problem), Is.EqualTo((400, "validation")));
        Assert.That(answer.WrongFields, Is.EqualTo(new[] { field }));
    }

    [Test]
    public async Task Nothing_else_can_be_said_on_the_side()
    {
        var answer = await Invite("""{"email":"heron@example.org","userId":"mine"}""");
        Assert.That((answer.Status, answer.Problem), Is.EqualTo((400, "bad-request")));
    }

    private async Task AssertHandedOver(Answer answer)
    {
        Assert.That((answer.Status, answer.Json["mailed"]!.GetValue<bool>()), Is.EqualTo((201, false)));
        await AssertInvites(answer.Json["link"]!.GetValue<string>(), "heron@example.org");
    }

    private async Task AssertInvites(string link, string email, params string[] roles)
    {
        var token = link.Split("invitation=")[1].Split('&')[0];
        var invitation = await _platform.MailTokens.FindAsync(token, MailPurpose.Invite, default);
        Assert.That(invitation!.EmailIndex, Is.EqualTo(await _platform.IndexOfAsync(email)));
        Assert.That(invitation.Roles ?? new HashSet<string>(), Is.EquivalentTo(roles));
        Assert.That(invitation.InvitedBy, Is.EqualTo(_admin.UserId));
        Assert.That(invitation.ExpiresAt, Is.EqualTo(_platform.Clock.Now + TimeSpan.FromDays(7)));
    }

    private Task<Answer> Invite(string body) => _platform.CallAsync("CreateInvitation", Platform.As(_admin), body);
}
