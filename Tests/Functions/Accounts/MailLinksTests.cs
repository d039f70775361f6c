using System.Diagnostics;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Identity.MailLinks;
using VideoStack.Functions.Shared.Access;

namespace VideoStack.Functions.Tests.Accounts;

/// <summary>Links in mails: confirming an address, and a new password for who has forgotten it.</summary>
public sealed class MailLinksTests
{
    private const string NewPassword = "brown beavers rise early";

    private Platform _platform = null!;

    [SetUp]
    public async Task SetUp() => _platform = await Platform.StartAsync();

    [Test]
    public async Task A_link_confirms_the_address_once()
    {
        var user = await _platform.OpenAsync(verified: false);
        var token = await Token(user, MailPurpose.Verify);

        Assert.That((await Verify(token)).Status, Is.EqualTo(204));
        var confirmed = await _platform.FindAsync(user);
        Assert.That(confirmed.Verified, Is.True);
        Assert.That(confirmed.Roles, Is.EquivalentTo(new[] { Roles.Creator }));
        Assert.That(Told(await Verify(token)), Is.EqualTo((400, "invalid-link")));
    }

    [Test]
    public async Task Who_does_not_know_the_password_confirms_nothing_and_keeps_the_link()
    {
        var user = await _platform.OpenAsync(verified: false);
        var token = await Token(user, MailPurpose.Verify);

        Assert.That(Told(await Verify(token, "what a stranger would guess")), Is.EqualTo((403, "wrong-password")));
        Assert.That((await _platform.FindAsync(user)).Verified, Is.False);
        Assert.That((await Verify(token)).Status, Is.EqualTo(204));
    }

    [Test]
    public async Task The_address_that_the_operator_has_named_becomes_an_administrators_when_it_is_confirmed()
    {
        var first = await _platform.OpenAsync("first@example.org", verified: false);
        Assert.That((await _platform.FindAsync(first)).Roles, Does.Not.Contain(Roles.Admin));

        Assert.That((await Verify(await Token(first, MailPurpose.Verify))).Status, Is.EqualTo(204));

        Assert.That((await _platform.FindAsync(first)).Roles, Is.EquivalentTo(new[] { Roles.Admin, Roles.Creator }));
    }

    [Test]
    public async Task Without_such_a_setting_nobody_becomes_an_administrator()
    {
        _platform.FirstAdministrator = new FirstAdministrator(new(() => throw new InvalidOperationException("There is nothing to decrypt.")), null);
        var first = await _platform.OpenAsync("first@example.org", verified: false);
        Assert.That((await Verify(await Token(first, MailPurpose.Verify))).Status, Is.EqualTo(204));
        Assert.That((await _platform.FindAsync(first)).Roles, Is.EquivalentTo(new[] { Roles.Creator }));
    }

    [Test]
    public async Task A_link_counts_for_its_purpose_only_and_for_its_time()
    {
        var user = await _platform.OpenAsync(verified: false);
        var verify = await Token(user, MailPurpose.Verify);
        var reset = await Token(user, MailPurpose.Reset);
        Assert.That(Told(await Verify(reset)), Is.EqualTo((400, "invalid-link")));
        Assert.That(Told(await Reset(verify)), Is.EqualTo((400, "invalid-link")));
        Assert.That(Told(await Verify("")), Is.EqualTo((400, "invalid-link")));
        Assert.That(Told(await Reset(RandomToken.New())), Is.EqualTo((400, "invalid-link")));

        _platform.Clock.Now += TimeSpan.FromHours(1);
        Assert.That(Told(await Verify(verify)), Is.EqualTo((400, "invalid-link")));
        Assert.That(Told(await Reset(reset)), Is.EqualTo((400, "invalid-link")));
        Assert.That((await _platform.FindAsync(user)).Version, Is.EqualTo(user.Version));
    }

    [Test]
    public async Task Links_of_an_erased_account_are_worth_nothing()
    {
        var user = await _platform.OpenAsync();
        var (verify, reset) = (await Token(user, MailPurpose.Verify), await Token(user, MailPurpose.Reset));
        await _platform.Erasures.EraseAsync(user, default);
        Assert.That((await Verify(verify)).Problem, Is.EqualTo("invalid-link"));
        Assert.That((await Reset(reset)).Problem, Is.EqualTo("invalid-link"));
        Assert.That(await _platform.Users.FindAsync(user.UserId, default), Is.Null);
    }

    [Test]
    public async Task Who_has_forgotten_the_password_sets_another_one_by_mail()
    {
        var user = await _platform.OpenAsync(verified: false);
        await _platform.SignInAsync(user);
        for (var failure = 0; failure < 6; failure++) await _platform.Emails.ReserveAttemptAsync(user.EmailIndex, _platform.Lockout, default);

        Assert.That((await Forgot(" Otter@Example.org ")).Status, Is.EqualTo(202));
        Assert.That((_platform.Mails.All.Single().To, _platform.Mails.All.Single().Subject), Is.EqualTo(("otter@example.org", "Set a new password")));
        Assert.That(_platform.Mails.All.Single().Text, Does.Contain($"https://videos.example.org/reset#token={_platform.Mails.Token}\n"));
        var answer = await Reset(_platform.Mails.Token);

        Assert.That(answer.Status, Is.EqualTo(204));
        var changed = await _platform.FindAsync(user);
        Assert.That(_platform.Passwords.Verify(changed.PasswordHash, NewPassword), Is.True);
        Assert.That(changed.Verified, Is.True, "the mail has shown that the address is theirs");
        Assert.That(await _platform.Sessions.ListAsync(user.UserId, default), Is.Empty);
        Assert.That((await _platform.Emails.ReserveAttemptAsync(user.EmailIndex, _platform.Lockout, default)).Failures, Is.EqualTo(1), "the lock is lifted");
        Assert.That(Told(await Reset(_platform.Mails.Token)), Is.EqualTo((400, "invalid-link")), "once");
    }

    [Test]
    public async Task A_link_for_a_new_password_works_for_an_hour()
    {
        await _platform.OpenAsync();
        await Forgot("otter@example.org");
        _platform.Clock.Now += TimeSpan.FromMinutes(59);
        Assert.That((await Reset(_platform.Mails.Token, "too short")).Status, Is.EqualTo(422), "still good");
        _platform.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.That(Told(await Reset(_platform.Mails.Token)), Is.EqualTo((400, "invalid-link")));
    }

    [Test]
    public async Task A_weak_password_does_not_use_the_link_up()
    {
        var user = await _platform.OpenAsync();
        var token = await Token(user, MailPurpose.Reset);
        foreach (var weak in new[] { "too short", "otter is my name", "videostack is great" })
        {
            var answer = await Reset(token, weak);
            Assert.That(Told(answer), Is.EqualTo((422, "weak-password")));
            Assert.That(answer.WrongFields, Is.EqualTo(new[] { "password" }));
        }
        Assert.That(Told(await Reset(token, "")), Is.EqualTo((400, "validation")));
        Assert.That((await Reset(token)).Status, Is.EqualTo(204));
    }

    [Test]
    public async Task Who_has_the_mail_gets_past_neither_a_second_factor_nor_an_administrators_lock()
    {
        var user = await _platform.OpenAsync();
        await _platform.Users.UpdateAsync(user with { Locked = true, MfaSecretCipher = [1], RecoveryCodes = new HashSet<string> { "hash" } }, default);

        Assert.That((await Reset(await Token(user, MailPurpose.Reset))).Status, Is.EqualTo(204));

        var changed = await _platform.FindAsync(user);
        Assert.That((changed.Locked, changed.MfaOn, changed.RecoveryCodes.Count), Is.EqualTo((true, true, 1)));
    }

    [Test]
    public async Task With_a_second_factor_on_a_mail_gives_no_new_tries_of_codes()
    {
        var user = await _platform.OpenAsync();
        await _platform.Users.UpdateAsync(user with { MfaSecretCipher = [1] }, default);
        for (var failure = 0; failure < 4; failure++) await _platform.Emails.ReserveAttemptAsync(user.EmailIndex, _platform.Lockout, default);

        Assert.That((await Reset(await Token(user, MailPurpose.Reset))).Status, Is.EqualTo(204));

        Assert.That((await _platform.Emails.ReserveAttemptAsync(user.EmailIndex, _platform.Lockout, default)).Failures, Is.EqualTo(5));
        Assert.That((await _platform.Emails.ReserveAttemptAsync(user.EmailIndex, _platform.Lockout, default)).LockedFor, Is.Not.Null);
    }

    [Test]
    public async Task A_link_from_before_another_password_sets_none()
    {
        var user = await _platform.OpenAsync();
        await Forgot("otter@example.org");
        var other = await Token(user, MailPurpose.Reset);
        await _platform.Users.UpdateAsync(user.WithPassword("chosen since", keep: null), default);

        Assert.That(Told(await Reset(_platform.Mails.Token)), Is.EqualTo((400, "invalid-link")));
        Assert.That(Told(await Reset(other)), Is.EqualTo((400, "invalid-link")));
        Assert.That((await _platform.FindAsync(user)).PasswordHash, Is.EqualTo("chosen since"));
    }

    [Test]
    public async Task Nor_does_one_at_the_moment_of_another_password()
    {
        var user = await _platform.OpenAsync();
        var users = _platform.Users;
        _platform.Users = new RacingUsers(users, () => users.UpdateAsync(user.WithPassword("chosen since", keep: null), default));

        Assert.That(Told(await Reset(await Token(user, MailPurpose.Reset))), Is.EqualTo((400, "invalid-link")));
        Assert.That((await _platform.FindAsync(user)).PasswordHash, Is.EqualTo("chosen since"));
    }

    [Test]
    public async Task An_unknown_address_hears_the_same_and_waits_as_long()
    {
        await _platform.OpenAsync();
        // What is slow the first time is not what is looked at here.
        await Forgot("warm@example.org");
        var known = await Timed("otter@example.org");
        var unknown = await Timed("heron@example.org");
        _platform.Mails.Fails = true;
        _platform.Clock.Now += ForgotPassword.Quiet;
        var unsent = await Timed("otter@example.org");

        Assert.That(_platform.Mails.All, Has.Count.EqualTo(1));
        Assert.That(unknown.Answer, Is.EqualTo(known.Answer));
        Assert.That(unsent.Answer, Is.EqualTo(known.Answer));
        Assert.That(new[] { known.Time, unknown.Time, unsent.Time }, Is.All.InRange(TimeSpan.FromMilliseconds(990), TimeSpan.FromSeconds(3)));
        Assert.That(_platform.Log.ToString(), Does.Contain("MessageRejected").And.Not.Contain("@"));

        async Task<(Answer Answer, TimeSpan Time)> Timed(string email)
        {
            var watch = Stopwatch.StartNew();
            return (await Forgot(email), watch.Elapsed);
        }
    }

    [Test]
    public async Task Nobody_can_flood_a_mailbox()
    {
        await _platform.OpenAsync();
        await _platform.OpenAsync("heron@example.org");
        foreach (var email in new[] { "otter@example.org", "OTTER@example.org", "heron@example.org" }) Assert.That((await Forgot(email)).Status, Is.EqualTo(202));
        Assert.That(_platform.Mails.All.Select(mail => mail.To), Is.EqualTo(new[] { "otter@example.org", "heron@example.org" }));

        _platform.Clock.Now += TimeSpan.FromMinutes(1);
        await Forgot("otter@example.org");
        Assert.That(_platform.Mails.All, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Without_mail_nothing_is_sent_and_the_answer_is_the_same()
    {
        await _platform.OpenAsync();
        _platform.Mailer = null;
        Assert.That((await Forgot("otter@example.org")).Status, Is.EqualTo(202));
    }

    [TestCase("not an address")]
    [TestCase("a@b@example.org")]
    [TestCase("")]
    public async Task What_is_no_address_is_refused(string email)
    {
        var answer = await Forgot(email);
        Assert.That(Told(answer), Is.EqualTo((400, "validation")));
        Assert.That(answer.WrongFields, Is.EqualTo(new[] { "email" }));
    }

    [TestCase("VerifyEmail", """{"token":"t","userId":"another"}""")]
    [TestCase("ForgotPassword", """{"email":"otter@example.org","siteOrigin":"https://evil.example"}""")]
    [TestCase("ResetPassword", """{"token":"t","password":"brown beavers rise early","roles":["admin"]}""")]
    public async Task Nothing_else_can_be_said_on_the_side(string operation, string body) =>
        Assert.That(Told(await _platform.CallAsync(operation, null, body)), Is.EqualTo((400, "bad-request")));

    private async Task<string> Token(User user, MailPurpose purpose)
    {
        var token = RandomToken.New();
        await _platform.MailTokens.AddAsync(token, new MailToken(purpose, _platform.Clock.Now + TimeSpan.FromHours(1), user.UserId, Epoch: user.SessionEpoch), default);
        return token;
    }

    private Task<Answer> Verify(string token, string password = Platform.Password) =>
        _platform.CallAsync("VerifyEmail", null, $$"""{"token":"{{token}}","password":"{{password}}"}""");

    private Task<Answer> Forgot(string email) => _platform.CallAsync("ForgotPassword", null, $$"""{"email":"{{email}}"}""");

    private Task<Answer> Reset(string token, string password = NewPassword) =>
        _platform.CallAsync("ResetPassword", null, $$"""{"token":"{{token}}","password":"{{password}}"}""");

    private static (int, string?) Told(Answer answer) => (answer.Status, answer.Problem);
}
