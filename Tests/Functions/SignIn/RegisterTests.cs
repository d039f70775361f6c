using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Identity.Registration;
using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Tests.Accounts;

namespace VideoStack.Functions.Tests.SignIn;

public sealed class RegisterTests
{
    private SignInApi _api = null!;
    private User? _inviter;

    private Platform Platform => _api.Platform;

    [SetUp]
    public async Task SetUp() => (_api, _inviter) = (await SignInApi.StartAsync(), null);

    [Test]
    public async Task With_mail_an_account_waits_for_its_address()
    {
        var reply = await _api.RegisterAsync();
        Assert.That((reply.Status, reply.Json["confirmation"]!.ToString()), Is.EqualTo((201, "mailed")));
        Assert.That(Platform.Mails.All.Single().To, Is.EqualTo(SignInApi.Email));
        Assert.That(Platform.Mails.All.Single().Text, Does.Contain("https://videos.example.org/verify#token="));
        Assert.That((await _api.LoginAsync()).Problem, Is.EqualTo((403, "email-not-verified")));

        Assert.That((await Platform.CallAsync("VerifyEmail", null, new JsonObject { ["token"] = Platform.Mails.Token, ["password"] = Platform.Password }.ToJsonString())).Status, Is.EqualTo(204));
        Assert.That((await _api.LoginAsync()).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Without_mail_an_account_counts_at_once()
    {
        Platform.Mailer = null;
        var reply = await _api.RegisterAsync();
        Assert.That((reply.Status, reply.Json["confirmation"]!.ToString()), Is.EqualTo((201, "not-needed")));
        Assert.That((await _api.LoginAsync()).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_mail_that_does_not_go_out_leaves_the_account()
    {
        Platform.Mails.Fails = true;
        Assert.That((await _api.RegisterAsync()).Status, Is.EqualTo(201));
        Assert.That((await _api.LoginAsync()).Problem, Is.EqualTo((403, "email-not-verified")));
        Assert.That(Platform.Log.ToString(), Does.StartWith("SES did not take a mail").And.Not.Contain("@"));
    }

    [Test]
    public async Task A_new_account_is_what_the_platform_says_and_nothing_readable_is_kept()
    {
        Platform.Mailer = null;
        var userId = (await _api.RegisterAsync(" Heron@Example.ORG ")).Json["userId"]!.ToString();
        var user = (await Platform.Users.FindAsync(userId, default))!;
        Assert.That((user.Roles.Single(), user.Verified, user.Locked, user.MfaOn), Is.EqualTo((Roles.Creator, true, false, false)));
        using var key = await Platform.Cipher.OpenAsync(userId, user.DataKey, default);
        Assert.That(key.Decrypt(UserFields.Email, user.EmailCipher), Is.EqualTo("heron@example.org"));
        Assert.That(key.Decrypt(UserFields.DisplayName, user.DisplayNameCipher), Is.EqualTo("An otter"));

        var kept = await DumpAsync(Platform.Tables.Users) + await DumpAsync(Platform.Tables.Emails) + await DumpAsync(Platform.Tables.MailTokens);
        Assert.That(kept.ToUpperInvariant(), Does.Not.Contain("OTTER").And.Not.Contain("HERON").And.Not.Contain("GREY").And.Not.Contain("EXAMPLE"));
    }

    [Test]
    public async Task A_taken_address_is_told_however_it_is_written()
    {
        await _api.RegisterAsync();
        Assert.That((await _api.RegisterAsync("HERON@example.org")).Problem, Is.EqualTo((409, "email-taken")));
    }

    [Test]
    public async Task Of_twenty_who_want_one_address_at_once_one_gets_it()
    {
        Platform.Mailer = null;
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _api.RegisterAsync())));
        Assert.That(replies.Count(reply => reply.Status == 201), Is.EqualTo(1));
        Assert.That(replies.Count(reply => reply.Problem == (409, "email-taken")), Is.EqualTo(19));
        var page = await Platform.Users.ListAsync(100, null, default);
        Assert.That(page.Users.Single().UserId, Is.EqualTo(replies.Single(reply => reply.Status == 201).Json["userId"]!.ToString()));
    }

    [TestCase(RegistrationMode.Closed, false, 403)]
    [TestCase(RegistrationMode.Closed, true, 403)]
    [TestCase(RegistrationMode.Invitation, false, 403)]
    [TestCase(RegistrationMode.Invitation, true, 201)]
    [TestCase(RegistrationMode.Open, false, 201)]
    [TestCase(RegistrationMode.Open, true, 201)]
    public async Task The_setting_says_who_may(RegistrationMode mode, bool isInvited, int status)
    {
        _api.Policy = _api.Policy with { Mode = mode };
        var invitation = isInvited ? await InviteAsync() : null;
        var reply = await _api.RegisterAsync(invitation: invitation);
        Assert.That(reply.Problem, Is.EqualTo((status, status == 403 ? "registration-closed" : null)));
    }

    [TestCase(RegistrationMode.Closed)]
    [TestCase(RegistrationMode.Invitation)]
    public async Task Whom_the_operator_has_named_may_register_and_nobody_learns_that_it_is_done(RegistrationMode mode)
    {
        _api.Policy = _api.Policy with { Mode = mode };
        Assert.That((await _api.RegisterAsync("First@example.org")).Status, Is.EqualTo(201));
        Assert.That((await _api.RegisterAsync("first@example.org")).Problem, Is.EqualTo((403, "registration-closed")));
    }

    [Test]
    public async Task Who_is_refused_does_not_learn_whom_the_operator_has_named(
        [Values(RegistrationMode.Closed, RegistrationMode.Invitation)] RegistrationMode mode,
        [Values(Platform.Password, "short", "")] string password,
        [Values(null, "made up")] string? invitation)
    {
        _api.Policy = _api.Policy with { Mode = mode };
        Assert.That((await _api.RegisterAsync("first@example.org")).Status, Is.EqualTo(201));
        var (index, cipher, registrations) = (Platform.EmailIndex, Platform.Cipher, Platform.Registrations);

        var (named, namedSteps) = await RefusedAsync("first@example.org");
        var (stranger, strangersSteps) = await RefusedAsync("heron@example.org");

        Assert.That((stranger.Status, stranger.Response.Body), Is.EqualTo((named.Status, named.Response.Body)));
        Assert.That(named.Status, Is.InRange(400, 499));
        Assert.That(strangersSteps, Is.EqualTo(namedSteps));
        if (named.Problem == (403, "registration-closed")) Assert.That(namedSteps, Is.EqualTo(new[] { "OfAsync", "NewKeyAsync", "a hash", "a transaction" }));
        Assert.That((await Platform.Users.ListAsync(10, null, default)).Users, Has.Count.EqualTo(1));
        Assert.That(await Platform.Emails.FindUserAsync(await Platform.IndexOfAsync("heron@example.org"), default), Is.Null);

        async Task<(Reply Reply, IEnumerable<string> Steps)> RefusedAsync(string email)
        {
            var calls = new List<(string Method, object?[] Arguments)>();
            (Platform.EmailIndex, Platform.Cipher, Platform.Registrations) = (Recorded.On(index, calls), Recorded.On(cipher, calls), Recorded.On(registrations, calls));
            var reply = await _api.RegisterAsync(email, password, invitation);
            return (reply, calls.SelectMany(call => call.Arguments.OfType<User>().SingleOrDefault() is { } user
                ? [Platform.Passwords.Verify(user.PasswordHash, password) ? "a hash" : "no hash", "a transaction"]
                : new[] { call.Method }));
        }
    }

    [Test]
    public async Task A_closed_platform_does_not_say_that_an_invitation_would_help()
    {
        _api.Policy = _api.Policy with { Mode = RegistrationMode.Closed };
        Assert.That((await _api.RegisterAsync()).Json["title"]!.GetValue<string>(), Does.Not.Contain("invit").IgnoreCase);
    }

    [TestCase("demoted")]
    [TestCase("locked")]
    [TestCase("erased")]
    public async Task An_invitation_counts_for_as_long_as_who_invites_is_an_administrator(string fate)
    {
        var invitation = await InviteAsync(roles: Roles.Admin);
        switch (fate)
        {
            case "demoted": await Platform.Users.UpdateAsync(_inviter! with { Roles = new HashSet<string> { Roles.Creator } }, default); break;
            case "locked": await Platform.Users.UpdateAsync(_inviter! with { Locked = true }, default); break;
            default: await Platform.Erasures.EraseAsync(_inviter!, default); break;
        }
        Assert.That((await _api.RegisterAsync(invitation: invitation)).Problem, Is.EqualTo((400, "invalid-link")));
        Assert.That(await Platform.Emails.FindUserAsync(await Platform.IndexOfAsync(SignInApi.Email), default), Is.Null);
        if (fate == "erased") return;

        await Platform.Users.UpdateAsync((await Platform.FindAsync(_inviter!)) with { Roles = _inviter!.Roles, Locked = false }, default);
        Assert.That((await _api.RegisterAsync(invitation: invitation)).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task An_invitation_to_an_address_that_has_an_account_by_now_tells_nothing()
    {
        await _api.RegisterAsync();
        _api.Policy = _api.Policy with { Mode = RegistrationMode.Invitation };
        Assert.That((await _api.RegisterAsync(invitation: await InviteAsync())).Problem, Is.EqualTo((400, "invalid-link")));
    }

    [Test]
    public async Task An_invitation_confirms_the_address_and_says_what_the_invited_is()
    {
        var reply = await _api.RegisterAsync(invitation: await InviteAsync(roles: Roles.Admin));
        Assert.That(reply.Json["confirmation"]!.ToString(), Is.EqualTo("not-needed"));
        Assert.That(Platform.Mails.All, Is.Empty);
        Assert.That((await Platform.Users.FindAsync(reply.Json["userId"]!.ToString(), default))!.Roles, Is.EquivalentTo(new[] { Roles.Admin }));
        Assert.That((await _api.LoginAsync()).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task An_invitation_counts_for_its_address_only_and_stays_good_for_it()
    {
        var invitation = await InviteAsync();
        Assert.That((await _api.RegisterAsync("badger@example.org", invitation: invitation)).Problem, Is.EqualTo((400, "invalid-link")));
        Assert.That((await _api.RegisterAsync(password: "short", invitation: invitation)).Problem, Is.EqualTo((422, "weak-password")));
        Assert.That((await _api.RegisterAsync(invitation: invitation)).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task An_invitation_counts_once_even_for_many_at_once()
    {
        var invitation = await InviteAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _api.RegisterAsync(invitation: invitation))));
        Assert.That(replies.Count(reply => reply.Status == 201), Is.EqualTo(1));
        Assert.That(await Platform.MailTokens.FindAsync(invitation, MailPurpose.Invite, default), Is.Null);
    }

    [Test]
    public async Task An_invitation_that_ran_out_or_never_was_or_is_another_link_is_none()
    {
        var invitation = await InviteAsync();
        var reset = RandomToken.New();
        await Platform.MailTokens.AddAsync(reset, new MailToken(MailPurpose.Reset, Platform.Clock.Now.AddDays(30), "user"), default);
        Platform.Clock.Now += TimeSpan.FromDays(7);
        foreach (var token in new[] { invitation, RandomToken.New(), reset, "", "x" })
            Assert.That((await _api.RegisterAsync(invitation: token)).Problem, Is.EqualTo((400, "invalid-link")));
    }

    [TestCase("roles", """["admin"]""")]
    [TestCase("role", "\"admin\"")]
    [TestCase("verified", "true")]
    [TestCase("userId", "\"0195506e-0000-7000-8000-000000000001\"")]
    [TestCase("Email", "\"x@example.org\"")]
    [TestCase("__proto__", "{}")]
    public async Task A_body_that_sets_what_is_not_ones_own_to_set_is_refused_and_opens_nothing(string member, string value)
    {
        var body = $$"""{"email":"{{SignInApi.Email}}","password":"{{Platform.Password}}","displayName":"An otter","{{member}}":{{value}}}""";
        Assert.That((await _api.SendAsync("Register", body)).Problem, Is.EqualTo((400, "bad-request")));
        Assert.That((await Platform.Users.ListAsync(10, null, default)).Users, Is.Empty);
    }

    [Test]
    public async Task A_body_that_is_no_application_is_refused([Values("Register", "Login")] string operation)
    {
        var deep = string.Concat(Enumerable.Repeat("""{"email":""", 17)) + "1" + new string('}', 17);
        foreach (var body in new[] { "", "null", "[]", "\"x\"", "{", "{}x", """{"email":1}""", """{"email":["a@example.org"]}""", """{"email":"\ud800@example.org"}""", deep, new string('[', 15_000) })
            Assert.That((await _api.SendAsync(operation, body)).Problem, Is.EqualTo((400, "bad-request")), body[..Math.Min(40, body.Length)]);
        Assert.That((await _api.SendAsync(operation, $$"""{"email":"{{new string('x', 1024 * 1024)}}"}""")).Problem, Is.EqualTo((413, "request-too-large")));
    }

    [Test]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var reply = await _api.SendAsync("Register", "{}");
        Assert.That(reply.Problem, Is.EqualTo((400, "validation")));
        Assert.That(reply.Json["errors"]!.AsObject().Select(field => field.Key), Is.EquivalentTo(new[] { "email", "password", "displayName" }));
    }

    [TestCase("open", "creator", RegistrationMode.Open)]
    [TestCase("invitation", "viewer", RegistrationMode.Invitation)]
    [TestCase("closed", "viewer, creator", RegistrationMode.Closed)]
    public void The_policy_is_read_from_the_settings(string mode, string roles, RegistrationMode expected) =>
        Assert.That(RegistrationPolicy.Read(Settings(mode, roles)).Mode, Is.EqualTo(expected));

    [TestCase("Open", "creator", "REGISTRATION")]
    [TestCase("everyone", "creator", "REGISTRATION")]
    [TestCase("open", "owner", "NEW_ACCOUNT_ROLES")]
    [TestCase("open", ",", "NEW_ACCOUNT_ROLES")]
    public void A_policy_that_is_none_stops_the_function(string mode, string roles, string named) =>
        Assert.That(() => RegistrationPolicy.Read(Settings(mode, roles)), Throws.TypeOf<SettingException>().With.Message.Contains(named));

    private static Settings Settings(string mode, string roles) => new(name => name == "REGISTRATION" ? mode : roles);

    private async Task<string> InviteAsync(string email = SignInApi.Email, string roles = Roles.Viewer)
    {
        _inviter ??= await Platform.OpenAsync("admin@example.org", roles: Roles.Admin);
        var (token, emailIndex) = (RandomToken.New(), await Platform.IndexOfAsync(email));
        var meaning = new MailToken(
            MailPurpose.Invite, Platform.Clock.Now.AddDays(7), EmailIndex: emailIndex, Roles: new HashSet<string> { roles }, InvitedBy: _inviter.UserId);
        await Platform.MailTokens.AddAsync(token, meaning, default);
        return token;
    }

    private static async Task<string> DumpAsync(string table)
    {
        var items = (await (await AwsEmulator.DynamoDbAsync()).ScanAsync(new ScanRequest { TableName = table })).Items;
        return string.Join('\n', items.SelectMany(item => item).Select(attribute =>
            $"{attribute.Key}={attribute.Value.S}{attribute.Value.N}{string.Join(',', attribute.Value.SS ?? [])}{(attribute.Value.B is { } bytes ? Encoding.Latin1.GetString(bytes.ToArray()) : "")}"));
    }
}
