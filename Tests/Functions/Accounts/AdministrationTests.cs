using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Access;

namespace VideoStack.Functions.Tests.Accounts;

/// <summary>What administrators do about accounts, and that there is always one of them.</summary>
public sealed class AdministrationTests
{
    private Platform _platform = null!;
    private User _admin = null!;
    private User _user = null!;

    [SetUp]
    public async Task SetUp()
    {
        _platform = await Platform.StartAsync();
        _admin = await _platform.OpenAsync("admin@example.org", "An admin", roles: [Roles.Admin, Roles.Creator]);
        _platform.Clock.Now += TimeSpan.FromSeconds(1);
        _user = await _platform.OpenAsync(roles: Roles.Viewer);
    }

    [Test]
    public async Task All_accounts_are_listed_newest_first()
    {
        var answer = await Call("ListUsers");
        Assert.That((answer.Status, answer.Text), Is.EqualTo((200,
            $$"""{"items":[{"userId":"{{_user.UserId}}","email":"otter@example.org","displayName":"An otter","roles":["viewer"],"locked":false,"verified":true,"mfa":false,"createdAt":"2026-03-01T12:00:01.000Z"},"""
            + $$"""{"userId":"{{_admin.UserId}}","email":"admin@example.org","displayName":"An admin","roles":["creator","admin"],"locked":false,"verified":true,"mfa":false,"createdAt":"2026-03-01T12:00:00.000Z"}]}""")));
    }

    [Test]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        for (var number = 0; number < 5; number++)
        {
            // Two of each moment: the place in the list is not the time alone.
            if (number % 2 == 0) _platform.Clock.Now += TimeSpan.FromSeconds(1);
            await _platform.OpenAsync($"otter{number}@example.org");
        }
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var query = new Dictionary<string, string> { ["limit"] = "3" };
            if (cursor is not null) query["cursor"] = cursor;
            var page = (await _platform.CallAsync("ListUsers", Platform.As(_admin), query: query)).Json;
            Assert.That(page["items"]!.AsArray(), Has.Count.LessThanOrEqualTo(3));
            seen.AddRange(page["items"]!.AsArray().Select(user => user!["userId"]!.GetValue<string>()));
            cursor = page["cursor"]?.GetValue<string>();
        }
        while (cursor is not null && seen.Count < 20);
        Assert.That(seen, Has.Count.EqualTo(7).And.Unique);
        Assert.That(seen[^1], Is.EqualTo(_admin.UserId));
    }

    [TestCase("limit", "0")]
    [TestCase("limit", "101")]
    [TestCase("limit", "-1")]
    [TestCase("limit", "many")]
    [TestCase("cursor", "")]
    [TestCase("cursor", "no cursor")]
    [TestCase("cursor", "MjAyNi0wMy0wMVQxMjowMDowMC4wMDBafC4uLy4u")]
    public async Task A_page_that_cannot_be_is_refused(string name, string value)
    {
        var answer = await _platform.CallAsync("ListUsers", Platform.As(_admin), query: new() { [name] = value });
        Assert.That((answer.Status, answer.Problem), Is.EqualTo((400, "validation")));
        Assert.That(answer.WrongFields, Is.EqualTo(new[] { name }));
    }

    [TestCase("ListUsers", null)]
    [TestCase("UpdateUser", """{"locked":true}""")]
    [TestCase("CreateInvitation", """{"email":"heron@example.org"}""")]
    public async Task Only_administrators_get_in_and_only_while_they_are_ones(string operation, string? body)
    {
        var path = new Dictionary<string, string> { ["userId"] = _user.UserId };
        Assert.That(Told(await _platform.CallAsync(operation, null, body, path)), Is.EqualTo((401, "unauthenticated")));
        Assert.That(Told(await _platform.CallAsync(operation, Platform.As(_user), body, path)), Is.EqualTo((403, "forbidden")));

        // The token is from before.
        var other = await _platform.OpenAsync("another@example.org", roles: Roles.Admin);
        await Update(other, """{"roles":["viewer"]}""");
        Assert.That(Told(await _platform.CallAsync(operation, Platform.As(other), body, path)), Is.EqualTo((403, "forbidden")));
        await Update(other, """{"roles":["admin"],"locked":true}""");
        Assert.That(Told(await _platform.CallAsync(operation, Platform.As(other), body, path)), Is.EqualTo((403, "forbidden")));
        Assert.That((await _platform.FindAsync(_user)).Version, Is.EqualTo(_user.Version));
        Assert.That(_platform.Mails.All, Is.Empty);
    }

    [Test]
    public async Task Who_has_lost_the_role_cannot_take_it_back()
    {
        var other = await _platform.OpenAsync("another@example.org", roles: Roles.Admin);
        await Update(other, """{"roles":["viewer"]}""");
        var answer = await _platform.CallAsync("UpdateUser", Platform.As(other), """{"roles":["admin"]}""", new() { ["userId"] = other.UserId });
        Assert.That(Told(answer), Is.EqualTo((403, "forbidden")));
        Assert.That((await _platform.FindAsync(other)).Roles, Is.EquivalentTo(new[] { Roles.Viewer }));
    }

    [Test]
    public async Task Roles_are_set()
    {
        var answer = await Update(_user, """{"roles":["creator","viewer"]}""");
        Assert.That(answer.Json["roles"]!.AsArray().Select(role => role!.GetValue<string>()), Is.EqualTo(new[] { "viewer", "creator" }));
        Assert.That((await _platform.FindAsync(_user)).Roles, Is.EquivalentTo(new[] { Roles.Viewer, Roles.Creator }));
    }

    [TestCase("""{"roles":[]}""", "validation")]
    [TestCase("""{"roles":["owner"]}""", "validation")]
    [TestCase("""{"roles":["admin","admin"]}""", "validation")]
    [TestCase("""{"roles":[null]}""", "validation")]
    [TestCase("""{"roles":"admin"}""", "bad-request")]
    [TestCase("""{"locked":"yes"}""", "bad-request")]
    [TestCase("""{}""", "bad-request")]
    [TestCase("""{"locked":false,"verified":true}""", "bad-request")]
    [TestCase("""{"roles":["viewer"],"email":"mine@example.org"}""", "bad-request")]
    [TestCase("""{"roles":["viewer"],"passwordHash":"x"}""", "bad-request")]
    public async Task A_change_that_cannot_be_is_refused(string body, string problem)
    {
        Assert.That(Told(await Update(_user, body)), Is.EqualTo((400, problem)));
        Assert.That((await _platform.FindAsync(_user)).Version, Is.EqualTo(_user.Version));
    }

    [TestCase("01890a5d-ac96-774b-bcce-b302099a8057")]
    [TestCase("../users")]
    [TestCase("")]
    public async Task An_account_that_is_not_there_cannot_be_changed(string userId) => Assert.That(
        Told(await _platform.CallAsync("UpdateUser", Platform.As(_admin), """{"locked":true}""", new() { ["userId"] = userId })), Is.EqualTo((404, "no-such-user")));

    [Test]
    public async Task Locking_ends_the_sessions_and_unlocking_forgets_failed_sign_ins()
    {
        var (_, token) = await _platform.SignInAsync(_user);
        Assert.That((await Update(_user, """{"locked":true}""")).Json["locked"]!.GetValue<bool>(), Is.True);
        Assert.That(await _platform.Sessions.FindAsync(token, default), Is.Null);
        Assert.That((await _platform.CallAsync("GetMe", Platform.As(_user))).Problem, Is.EqualTo("account-locked"));

        for (var failure = 0; failure < 5; failure++) await _platform.Emails.ReserveAttemptAsync(_user.EmailIndex, _platform.Lockout, default);
        Assert.That((await Update(_user, """{"locked":false}""")).Json["locked"]!.GetValue<bool>(), Is.False);
        Assert.That((await _platform.Emails.ReserveAttemptAsync(_user.EmailIndex, _platform.Lockout, default)).Failures, Is.EqualTo(1));
        Assert.That((await _platform.CallAsync("GetMe", Platform.As(_user))).Status, Is.EqualTo(200));
    }

    [TestCase("""{"roles":["creator"]}""")]
    [TestCase("""{"locked":true}""")]
    [TestCase("""{"roles":["viewer"],"locked":true}""")]
    public async Task The_last_administrator_stays(string body)
    {
        // Neither of these could look after the platform.
        await _platform.OpenAsync("unconfirmed@example.org", verified: false, roles: Roles.Admin);
        await Update(await _platform.OpenAsync("locked@example.org", roles: Roles.Admin), """{"locked":true}""");

        Assert.That(Told(await Update(_admin, body)), Is.EqualTo((409, "last-administrator")));
        Assert.That((await _platform.FindAsync(_admin)).Version, Is.EqualTo(_admin.Version));
        Assert.That((await Update(_admin, """{"roles":["admin"]}""")).Status, Is.EqualTo(200), "what keeps the role is allowed");
    }

    [Test]
    public async Task With_another_one_left_an_administrator_may_go()
    {
        var other = await _platform.OpenAsync("another@example.org", roles: Roles.Admin);
        Assert.That((await Update(_admin, """{"roles":["viewer"]}""")).Status, Is.EqualTo(200));
        Assert.That((await _platform.FindAsync(_admin)).Roles, Is.EquivalentTo(new[] { Roles.Viewer }));
        var last = await _platform.CallAsync("UpdateUser", Platform.As(other), """{"locked":true}""", new() { ["userId"] = other.UserId });
        Assert.That(Told(last), Is.EqualTo((409, "last-administrator")));
    }

    [Test]
    public async Task Two_administrators_who_take_the_role_from_each_other_at_once_do_not_both_succeed()
    {
        var other = await _platform.OpenAsync("another@example.org", roles: Roles.Admin);
        var answers = await Task.WhenAll(Demote(_admin, other), Demote(other, _admin));
        Assert.That(answers.Select(answer => answer.Status), Is.EquivalentTo(new[] { 200, 403 }));
        var left = new[] { await _platform.FindAsync(_admin), await _platform.FindAsync(other) }.Count(user => user.Roles.Contains(Roles.Admin));
        Assert.That(left, Is.EqualTo(1));

        Task<Answer> Demote(User by, User whom) =>
            _platform.CallAsync("UpdateUser", Platform.As(by), """{"roles":["viewer"]}""", new() { ["userId"] = whom.UserId });
    }

    [Test]
    public async Task The_proof_that_one_is_left_holds_at_the_moment_of_the_write()
    {
        var other = await _platform.OpenAsync("another@example.org", roles: Roles.Admin);
        var demoted = _admin with { Roles = new HashSet<string> { Roles.Viewer } };
        await _platform.Users.UpdateAsync(other with { Locked = true }, default);
        Assert.That(await _platform.Administrators.UpdateWhileAsync(demoted, other.UserId, default), Is.False);
        Assert.That((await _platform.FindAsync(_admin)).Version, Is.EqualTo(_admin.Version));

        await _platform.Users.UpdateAsync((await _platform.FindAsync(other)) with { Locked = false }, default);
        Assert.That(await _platform.Administrators.UpdateWhileAsync(demoted with { Version = 77 }, other.UserId, default), Is.False, "an older reading");
        Assert.That(await _platform.Administrators.UpdateWhileAsync(demoted, other.UserId, default), Is.True);
        Assert.That((await _platform.FindAsync(_admin)).Roles, Is.EquivalentTo(new[] { Roles.Viewer }));
    }

    private Task<Answer> Call(string operation, string? body = null) => _platform.CallAsync(operation, Platform.As(_admin), body);

    private Task<Answer> Update(User user, string body) => _platform.CallAsync("UpdateUser", Platform.As(_admin), body, new() { ["userId"] = user.UserId });

    private static (int, string?) Told(Answer answer) => (answer.Status, answer.Problem);
}
