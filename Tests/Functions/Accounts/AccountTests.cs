using VideoStack.Functions.Identity.Accounts;

namespace VideoStack.Functions.Tests.Accounts;

/// <summary>One's own account: profile, password, sessions.</summary>
public sealed class AccountTests
{
    private Platform _platform = null!;
    private User _user = null!;

    [SetUp]
    public async Task SetUp()
    {
        _platform = await Platform.StartAsync();
        _user = await _platform.OpenAsync();
    }

    [Test]
    public async Task The_account_is_shown_to_its_owner()
    {
        var answer = await Call("GetMe");
        Assert.That((answer.Status, answer.Text), Is.EqualTo((200,
            $$"""{"userId":"{{_user.UserId}}","email":"otter@example.org","displayName":"An otter","roles":["creator"],"mfa":false,"createdAt":"2026-03-01T12:00:00.000Z"}""")));
    }

    [TestCase("GetMe")]
    [TestCase("UpdateMe")]
    [TestCase("ChangePassword")]
    [TestCase("EnrolMfa")]
    [TestCase("ConfirmMfa")]
    [TestCase("DisableMfa")]
    [TestCase("CreateRecoveryCodes")]
    [TestCase("ListSessions")]
    [TestCase("RevokeSession")]
    [TestCase("ExportAccount")]
    [TestCase("EraseAccount")]
    public async Task Tokens_of_accounts_that_are_gone_or_locked_open_nothing(string operation)
    {
        Assert.That((await _platform.CallAsync(operation, null, Body(operation))).Problem, Is.EqualTo("unauthenticated"));

        await _platform.Users.UpdateAsync(_user with { Locked = true }, default);
        var locked = await Call(operation, Body(operation));
        Assert.That((locked.Status, locked.Problem), Is.EqualTo((403, "account-locked")));

        await _platform.Erasures.EraseAsync(_user, default);
        var gone = await Call(operation, Body(operation));
        Assert.That((gone.Status, gone.Problem), Is.EqualTo((401, "unauthenticated")));
    }

    [Test]
    public async Task The_name_can_be_changed()
    {
        var answer = await Call("UpdateMe", """{"displayName":"  Ötter & Co. "}""");
        Assert.That((answer.Status, answer.Json["displayName"]!.GetValue<string>()), Is.EqualTo((200, "Ötter & Co.")));
        Assert.That((await Call("GetMe")).Json["displayName"]!.GetValue<string>(), Is.EqualTo("Ötter & Co."));
    }

    [TestCase("""{"displayName":""}""")]
    [TestCase("""{"displayName":"   "}""")]
    [TestCase("""{"displayName":"a\u0000b"}""")]
    [TestCase("""{"displayName":"a\u202eb"}""")]
    [TestCase("""{"displayName":null}""")]
    [TestCase("""{}""")]
    public async Task A_name_that_cannot_be_shown_is_refused(string body)
    {
        var answer = await Call("UpdateMe", body);
        Assert.That((answer.Status, answer.Problem), Is.EqualTo((400, "validation")));
        Assert.That(answer.WrongFields, Is.EqualTo(new[] { "displayName" }));
    }

    [Test]
    public async Task A_name_has_eighty_characters_at_most()
    {
        Assert.That((await Call("UpdateMe", $$"""{"displayName":"{{new string('a', 80)}}"}""")).Status, Is.EqualTo(200));
        Assert.That((await Call("UpdateMe", $$"""{"displayName":"{{new string('a', 81)}}"}""")).Status, Is.EqualTo(400));
    }

    [TestCase("UpdateMe", """{"displayName":"A name","roles":["admin"]}""")]
    [TestCase("UpdateMe", """{"displayName":"A name","userId":"0"}""")]
    [TestCase("UpdateMe", """{"displayName":"A name","verified":true}""")]
    [TestCase("UpdateMe", """{"displayName":"A name","email":"other@example.org"}""")]
    [TestCase("ChangePassword", """{"currentPassword":"grey otters sleep late","newPassword":"brown beavers rise early","roles":["admin"]}""")]
    [TestCase("EnrolMfa", """{"password":"grey otters sleep late","mfaSecret":"AAAA"}""")]
    [TestCase("EraseAccount", """{"password":"grey otters sleep late","userId":"another"}""")]
    public async Task Nothing_else_can_be_set_on_the_side(string operation, string body)
    {
        var answer = await Call(operation, body);
        Assert.That((answer.Status, answer.Problem), Is.EqualTo((400, "bad-request")));
        Assert.That((await _platform.FindAsync(_user)).Version, Is.EqualTo(_user.Version));
    }

    [Test]
    public async Task A_new_password_ends_the_other_sessions()
    {
        var here = await _platform.SignInAsync(_user);
        await _platform.SignInAsync(_user);
        var another = await _platform.OpenAsync("heron@example.org");
        await _platform.SignInAsync(another);

        var answer = await _platform.CallAsync("ChangePassword", Platform.As(_user, here.SessionId), Change(Platform.Password, "brown beavers rise early"));

        Assert.That(answer.Status, Is.EqualTo(204));
        var changed = await _platform.FindAsync(_user);
        Assert.That(_platform.Passwords.Verify(changed.PasswordHash, "brown beavers rise early"), Is.True);
        Assert.That(_platform.Passwords.Verify(changed.PasswordHash, Platform.Password), Is.False);
        Assert.That((await _platform.Sessions.ListAsync(_user.UserId, default)).Select(session => session.SessionId), Is.EqualTo(new[] { here.SessionId }));
        Assert.That(await _platform.Sessions.ListAsync(another.UserId, default), Has.Count.EqualTo(1));
    }

    [TestCase("too short")]
    [TestCase("videostack is great")]
    [TestCase("otter is my name")]
    [TestCase("aaaaaaaaaaaaaaaa")]
    public async Task A_weak_password_is_refused_and_costs_no_attempt(string weak)
    {
        var answer = await Call("ChangePassword", Change("not the password", weak));
        Assert.That((answer.Status, answer.Problem), Is.EqualTo((422, "weak-password")));
        Assert.That(answer.WrongFields, Is.EqualTo(new[] { "newPassword" }));
        Assert.That((await _platform.Emails.ReserveAttemptAsync(_user.EmailIndex, _platform.Lockout, default)).Failures, Is.EqualTo(1));
    }

    [Test]
    public async Task A_reset_by_mail_at_the_same_moment_wins()
    {
        var real = _platform.Users;
        _platform.Users = new RacingUsers(real, () => real.UpdateAsync(_user with { PasswordHash = "reset" }, default));

        var answer = await Call("ChangePassword", Change(Platform.Password, "brown beavers rise early"));

        Assert.That((answer.Status, answer.Problem), Is.EqualTo((403, "wrong-password")));
        Assert.That((await real.FindAsync(_user.UserId, default))!.PasswordHash, Is.EqualTo("reset"));
    }

    [Test]
    public async Task A_change_by_someone_else_at_the_same_moment_is_kept()
    {
        var real = _platform.Users;
        _platform.Users = new RacingUsers(real, () => real.UpdateAsync(_user with { MfaLastStep = 7 }, default));

        Assert.That((await Call("UpdateMe", """{"displayName":"Another"}""")).Status, Is.EqualTo(200));
        Assert.That((await real.FindAsync(_user.UserId, default))!.MfaLastStep, Is.EqualTo(7));
    }

    [Test]
    public async Task Sessions_are_listed_newest_first()
    {
        var old = await _platform.SignInAsync(_user, "An old browser");
        _platform.Clock.Now += TimeSpan.FromMinutes(5);
        var recent = await _platform.SignInAsync(_user, "A new browser");
        await _platform.SignInAsync(await _platform.OpenAsync("heron@example.org"));

        var answer = await _platform.CallAsync("ListSessions", Platform.As(_user, old.SessionId));

        Assert.That(answer.Text, Is.EqualTo(
            $$"""{"items":[{"sessionId":"{{recent.SessionId}}","createdAt":"2026-03-01T12:05:00.000Z","lastUsedAt":"2026-03-01T12:05:00.000Z","device":"A new browser","current":false},"""
            + $$"""{"sessionId":"{{old.SessionId}}","createdAt":"2026-03-01T12:00:00.000Z","lastUsedAt":"2026-03-01T12:00:00.000Z","device":"An old browser","current":true}]}"""));
    }

    [Test]
    public async Task A_session_can_be_ended_by_its_owner_only()
    {
        var (sessionId, token) = await _platform.SignInAsync(_user);
        var another = await _platform.OpenAsync("heron@example.org");

        var stranger = await _platform.CallAsync("RevokeSession", Platform.As(another), path: new() { ["sessionId"] = sessionId });
        Assert.That((stranger.Status, stranger.Problem), Is.EqualTo((404, "no-such-session")));
        Assert.That(await _platform.Sessions.FindAsync(token, default), Is.Not.Null);

        Assert.That((await Revoke(sessionId)).Status, Is.EqualTo(204));
        Assert.That(await _platform.Sessions.FindAsync(token, default), Is.Null);
        Assert.That((await Revoke(sessionId)).Problem, Is.EqualTo("no-such-session"));
        Assert.That((await Revoke("../sessions")).Problem, Is.EqualTo("no-such-session"));
    }

    private Task<Answer> Call(string operation, string? body = null) => _platform.CallAsync(operation, Platform.As(_user), body);

    private Task<Answer> Revoke(string sessionId) => _platform.CallAsync("RevokeSession", Platform.As(_user), path: new() { ["sessionId"] = sessionId });

    private static string Change(string current, string next) => $$"""{"currentPassword":"{{current}}","newPassword":"{{next}}"}""";

    private static string? Body(string operation) => operation switch
    {
        "UpdateMe" => """{"displayName":"A name"}""",
        "ChangePassword" => Change(Platform.Password, "brown beavers rise early"),
        "ConfirmMfa" => """{"otp":"123456"}""",
        "EnrolMfa" or "DisableMfa" or "CreateRecoveryCodes" or "EraseAccount" => $$"""{"password":"{{Platform.Password}}"}""",
        _ => null,
    };
}
