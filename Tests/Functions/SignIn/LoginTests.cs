using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Identity.Totp;
using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Tests.Accounts;

namespace VideoStack.Functions.Tests.SignIn;

public sealed class LoginTests
{
    private const string Unknown = "nobody@example.org";
    private const string Wrong = "brown otters sleep late";

    private SignInApi _api = null!;
    private User _user = null!;

    private Platform Platform => _api.Platform;

    [SetUp]
    public async Task SetUp()
    {
        _api = await SignInApi.StartAsync();
        _user = await Platform.OpenAsync(SignInApi.Email);
    }

    [Test]
    public async Task Who_signs_in_gets_a_token_that_holds_and_a_cookie_that_no_script_reads()
    {
        var reply = await _api.LoginAsync(agent: "Browser/1 \u0001(☺)");
        Assert.That((reply.Status, reply.Json["tokenType"]!.ToString(), (int)reply.Json["expiresIn"]!), Is.EqualTo((200, "Bearer", 900)));
        Assert.That(reply.Cookie, Does.Match(
            "^videostack-refresh=[A-Za-z0-9_-]{43}; Path=/api/auth; HttpOnly; Secure; SameSite=Strict; Max-Age=2592000$"));

        var session = (await Platform.Sessions.ListAsync(_user.UserId, default)).Single();
        var caller = await _api.Verifier.VerifyAsync(reply.AccessToken);
        Assert.That((caller!.UserId, caller.SessionId), Is.EqualTo((_user.UserId, session.SessionId)));
        Assert.That(caller.Scopes, Is.EquivalentTo(new[] { "watch", "upload" }));
        Assert.That((session.Device, session.CreatedAt, session.ExpiresAt), Is.EqualTo(("Browser/1 ()", Platform.Clock.Now, Platform.Clock.Now.AddDays(30))));
    }

    [Test]
    public async Task A_wrong_password_and_an_unknown_address_answer_to_the_byte_the_same()
    {
        var wrong = await _api.LoginAsync(password: Wrong);
        var unknown = await _api.LoginAsync(Unknown);
        Assert.That(wrong.Problem, Is.EqualTo((401, "wrong-credentials")));
        Assert.That((unknown.Status, unknown.Response.Body), Is.EqualTo((wrong.Status, wrong.Response.Body)));
        Assert.That(unknown.Response.Headers, Is.EquivalentTo(wrong.Response.Headers));
        Assert.That(unknown.Cookie, Is.Null);
        Assert.That(Platform.Events.Names, Is.EqualTo(new[] { "failed-login", "failed-login" }));
    }

    [Test]
    public async Task A_wrong_password_and_an_unknown_address_ask_the_services_the_same()
    {
        var asked = new List<string>();
        var (dynamoDb, kms) = (await AwsEmulator.DynamoDbAsync(asked.Add), await AwsEmulator.KmsAsync(asked.Add));
        Platform.Users = new UserTable(new(dynamoDb), Platform.Tables.Users);
        Platform.Emails = new EmailTable(new(dynamoDb), Platform.Tables.Emails, Platform.Clock);
        Platform.Sessions = new SessionTable(new(dynamoDb), Platform.Tables.Sessions, Platform.Clock);
        var keys = await Platform.Keys;
        Platform.EmailIndex = new KmsEmailIndex(new(kms), keys.EmailIndex);
        Platform.Cipher = new KmsFieldCipher(new(kms), keys.Fields);
        for (var attempt = 0; attempt < 7; attempt++)
        {
            asked.Clear();
            var wrong = await _api.LoginAsync(password: Wrong);
            var forWrong = asked.ToList();
            asked.Clear();
            var unknown = await _api.LoginAsync(Unknown, Wrong);
            Assert.That(asked, Is.EqualTo(forWrong).And.Not.Empty, $"attempt {attempt}");
            Assert.That((unknown.Problem, unknown.RetryAfter), Is.EqualTo((wrong.Problem, wrong.RetryAfter)), $"attempt {attempt}");
            if (attempt == 0) Assert.That(asked, Is.EqualTo(new[] { "GenerateMac", "UpdateItem", "GetItem" }));
        }
    }

    [TestCase(SignInApi.Email)]
    [TestCase(Unknown)]
    public async Task After_five_failures_an_address_is_locked_longer_each_time_and_unlocks(string email)
    {
        for (var failure = 0; failure < 5; failure++) Assert.That((await _api.LoginAsync(email, Wrong)).Status, Is.EqualTo(401));
        foreach (var minutes in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            var locked = await _api.LoginAsync(email);
            Assert.That((locked.Problem, locked.RetryAfter), Is.EqualTo(((429, "locked"), $"{minutes * 60}")), "the right password too");
            Platform.Clock.Now += TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1);
            Assert.That((await _api.LoginAsync(email)).RetryAfter, Is.EqualTo("1"));
            Platform.Clock.Now += TimeSpan.FromSeconds(1);
            Assert.That((await _api.LoginAsync(email, Wrong)).Status, Is.EqualTo(401), "one attempt after each lock");
        }
        Platform.Clock.Now += TimeSpan.FromHours(1);
        Assert.That((await _api.LoginAsync(email)).Status, Is.EqualTo(email == Unknown ? 401 : 200));
        Assert.That(Platform.Events.Names.Count(name => name == "lockout"), Is.EqualTo(email == Unknown ? 10 : 9));
    }

    [Test]
    public async Task A_sign_in_forgets_the_failures()
    {
        for (var round = 0; round < 3; round++)
        {
            for (var failure = 0; failure < 4; failure++) Assert.That((await _api.LoginAsync(password: Wrong)).Status, Is.EqualTo(401));
            Assert.That((await _api.LoginAsync()).Status, Is.EqualTo(200));
        }
    }

    [TestCase(SignInApi.Email)]
    [TestCase(Unknown)]
    public async Task Of_fifty_guesses_at_once_no_more_are_looked_at_than_one_after_the_other(string email)
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => _api.LoginAsync(email, Wrong))));
        Assert.That(replies.Count(reply => reply.Status == 401), Is.EqualTo(5));
        Assert.That(replies.Count(reply => reply.Status == 429), Is.EqualTo(45));

        Platform.Clock.Now += TimeSpan.FromMinutes(1);
        replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _api.LoginAsync(email, Wrong))));
        Assert.That(replies.Count(reply => reply.Status == 401), Is.EqualTo(1));
    }

    [Test]
    public async Task What_keeps_an_account_out_is_told_only_to_who_knows_the_password()
    {
        await Platform.OpenAsync("new@example.org", verified: false);
        await Platform.Users.UpdateAsync(_user with { Locked = true }, default);
        Assert.That((await _api.LoginAsync("new@example.org", Wrong)).Problem, Is.EqualTo((401, "wrong-credentials")));
        Assert.That((await _api.LoginAsync(password: Wrong)).Problem, Is.EqualTo((401, "wrong-credentials")));
        for (var attempt = 0; attempt < 10; attempt++)
        {
            Assert.That((await _api.LoginAsync("new@example.org")).Problem, Is.EqualTo((403, "email-not-verified")));
            Assert.That((await _api.LoginAsync()).Problem, Is.EqualTo((403, "account-locked")));
        }
    }

    [Test]
    public async Task A_second_factor_is_asked_for_after_the_right_password_and_counts_once()
    {
        var secret = await EnrolAsync();
        Assert.That((await _api.LoginAsync(password: Wrong)).Problem, Is.EqualTo((401, "wrong-credentials")));
        for (var attempt = 0; attempt < 10; attempt++) Assert.That((await _api.LoginAsync()).Problem, Is.EqualTo((401, "otp-required")));

        var code = TotpCode.At(secret, TotpCode.StepAt(Platform.Clock.Now));
        Assert.That((await _api.LoginAsync(password: Wrong, otp: code)).Problem, Is.EqualTo((401, "wrong-credentials")));
        Assert.That((await _api.LoginAsync(otp: code)).Status, Is.EqualTo(200));
        Assert.That((await _api.LoginAsync(otp: code)).Problem, Is.EqualTo((401, "otp-required")), "the same code again");
    }

    [Test]
    public async Task A_code_that_comes_ten_times_at_once_signs_in_once()
    {
        var code = TotpCode.At(await EnrolAsync(), TotpCode.StepAt(Platform.Clock.Now));
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => _api.LoginAsync(otp: code))));
        Assert.That(replies.Count(reply => reply.Status == 200), Is.EqualTo(1));
        Assert.That(await Platform.Sessions.ListAsync(_user.UserId, default), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Guessing_codes_locks_like_guessing_passwords()
    {
        await EnrolAsync();
        for (var failure = 0; failure < 5; failure++) Assert.That((await _api.LoginAsync(otp: $"00000{failure}")).Problem, Is.EqualTo((401, "otp-required")));
        Assert.That((await _api.LoginAsync()).Problem, Is.EqualTo((429, "locked")));
        // When the lock has ended, the password alone leads to the question for the code, and then the code in.
        Platform.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.That((await _api.LoginAsync()).Problem, Is.EqualTo((401, "otp-required")));
        Assert.That((await _api.LoginAsync()).Problem, Is.EqualTo((401, "otp-required")));
    }

    [Test]
    public async Task A_recovery_code_signs_in_once()
    {
        await EnrolAsync();
        var code = RecoveryCode.NewSet()[0];
        var user = await Platform.FindAsync(_user);
        await Platform.Users.UpdateAsync(user with { RecoveryCodes = new HashSet<string> { RecoveryCode.Hash(code)! } }, default);
        Assert.That((await _api.LoginAsync(otp: code)).Status, Is.EqualTo(200));
        Assert.That((await _api.LoginAsync(otp: code)).Problem, Is.EqualTo((401, "otp-required")));
    }

    [Test]
    public async Task A_password_that_was_hashed_with_less_effort_is_hashed_again()
    {
        var old = new Microsoft.AspNetCore.Identity.PasswordHasher<object>(
            Microsoft.Extensions.Options.Options.Create(new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = 1000 })).HashPassword(new(), Platform.Password);
        await Platform.Users.UpdateAsync(_user with { PasswordHash = old }, default);
        Assert.That((await _api.LoginAsync()).Status, Is.EqualTo(200));
        var hash = (await Platform.FindAsync(_user)).PasswordHash;
        Assert.That(hash, Is.Not.EqualTo(old));
        Assert.That(Platform.Passwords.Verify(hash, Platform.Password, out var isOutdated) && !isOutdated, Is.True);
    }

    [TestCase("""{"email":"otter","password":"x"}""", "email")]
    [TestCase("""{"email":"heron@example.org"}""", "password")]
    [TestCase("""{"email":"otter@example.org\r\nBcc: a@b.example","password":"x"}""", "email")]
    public async Task What_cannot_be_right_is_refused_without_a_count(string body, string field)
    {
        var reply = await _api.SendAsync("Login", body);
        Assert.That(reply.Problem, Is.EqualTo((400, "validation")));
        Assert.That(reply.Json["errors"]!.AsObject().Select(error => error.Key), Is.EqualTo(new[] { field }));
        Assert.That(Platform.Events.Names, Is.Empty);
    }

    [Test]
    public async Task Nothing_personal_is_in_any_log_whatever_goes_wrong()
    {
        const string Secret = "a very telling password";
        await _api.LoginAsync(password: Secret);
        await _api.LoginAsync(Unknown, Secret);
        var token = (await _api.LoginAsync()).Token;
        await _api.RegisterAsync("badger@example.org", Secret);
        await _api.RefreshAsync(token);
        Platform.Users = new UserTable(new(await AwsEmulator.DynamoDbAsync()), "no-such-table");
        Assert.That((await _api.LoginAsync(password: Secret)).Problem, Is.EqualTo((500, "internal")));
        Assert.That((await _api.RefreshAsync(token)).Status, Is.EqualTo(500));
        Platform.Emails = new EmailTable(new(await AwsEmulator.DynamoDbAsync()), "no-such-table", Platform.Clock);
        Assert.That((await _api.LoginAsync(password: Secret)).Problem, Is.EqualTo((500, "internal")));

        var log = _api.Log.Buffer.ToString() + Platform.Log;
        Assert.That(log, Does.Contain("The request failed."));
        foreach (var secret in new[] { "@example", "heron", "otter", "badger", Secret, Platform.Password, token, RandomToken.Hash(token), await Platform.IndexOfAsync(SignInApi.Email) })
            Assert.That(log, Does.Not.Contain(secret));
    }

    [Test]
    public async Task A_role_decides_what_the_token_allows([Values(Roles.Viewer, Roles.Creator, Roles.Admin)] string role)
    {
        await Platform.Users.UpdateAsync(_user with { Roles = new HashSet<string> { role } }, default);
        var caller = await _api.Verifier.VerifyAsync((await _api.LoginAsync()).AccessToken);
        Assert.That(caller!.Scopes, Is.EquivalentTo(Roles.ScopesOf([role])));
    }

    private async Task<byte[]> EnrolAsync()
    {
        var secret = "12345678901234567890"u8.ToArray();
        using var key = await Platform.Cipher.OpenAsync(_user.UserId, _user.DataKey, default);
        await Platform.Users.UpdateAsync(_user with { MfaSecretCipher = key.EncryptBytes(UserFields.MfaSecret, secret) }, default);
        return secret;
    }
}
