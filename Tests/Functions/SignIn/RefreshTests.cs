using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Tests.Accounts;

namespace VideoStack.Functions.Tests.SignIn;

public sealed class RefreshTests
{
    private SignInApi _api = null!;
    private User _user = null!;
    private string _token = null!;

    private Platform Platform => _api.Platform;

    [SetUp]
    public async Task SetUp()
    {
        _api = await SignInApi.StartAsync();
        _user = await Platform.OpenAsync(SignInApi.Email);
        _token = (await _api.LoginAsync()).Token;
    }

    [Test]
    public async Task Each_refresh_gives_another_token_of_the_same_session()
    {
        var before = (await Platform.Sessions.ListAsync(_user.UserId, default)).Single();
        Platform.Clock.Now += TimeSpan.FromDays(1);
        var reply = await _api.RefreshAsync(_token);
        Assert.That((reply.Status, reply.Token != _token), Is.EqualTo((200, true)));
        Assert.That(reply.Cookie, Does.EndWith("; Path=/api/auth; HttpOnly; Secure; SameSite=Strict; Max-Age=2592000"));
        Assert.That((await _api.Verifier.VerifyAsync(reply.AccessToken))!.SessionId, Is.EqualTo(before.SessionId));
        var after = (await Platform.Sessions.ListAsync(_user.UserId, default)).Single();
        Assert.That(after, Is.EqualTo(before with { LastUsedAt = Platform.Clock.Now, ExpiresAt = Platform.Clock.Now.AddDays(30) }));
    }

    [Test]
    public async Task A_token_that_was_replaced_ends_the_session_for_whoever_has_it()
    {
        var next = (await _api.RefreshAsync(_token)).Token;
        Platform.Clock.Now += TimeSpan.FromSeconds(31);
        AssertEnded(await _api.RefreshAsync(_token));
        Assert.That(Platform.Events.Names, Is.EqualTo(new[] { "token-reuse" }));
        AssertEnded(await _api.RefreshAsync(next));
        Assert.That(await Platform.Sessions.ListAsync(_user.UserId, default), Is.Empty);
    }

    [Test]
    public async Task Another_session_of_the_account_goes_on()
    {
        var other = (await _api.LoginAsync()).Token;
        await _api.RefreshAsync(_token);
        Platform.Clock.Now += TimeSpan.FromSeconds(31);
        AssertEnded(await _api.RefreshAsync(_token));
        Assert.That((await _api.RefreshAsync(other)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_page_that_was_left_before_the_answer_came_may_ask_again()
    {
        await _api.RefreshAsync(_token);
        Platform.Clock.Now += TimeSpan.FromSeconds(30);
        var again = await _api.RefreshAsync(_token);
        Assert.That(again.Status, Is.EqualTo(200));
        Assert.That((await _api.RefreshAsync(again.Token)).Status, Is.EqualTo(200));
        Assert.That(Platform.Events.Names, Is.Empty);
    }

    [Test]
    public async Task Of_the_two_answers_one_counts()
    {
        var lost = (await _api.RefreshAsync(_token)).Token;
        var again = (await _api.RefreshAsync(_token)).Token;
        AssertEnded(await _api.RefreshAsync(lost));
        Assert.That(Platform.Events.Names, Is.EqualTo(new[] { "token-reuse" }));
        AssertEnded(await _api.RefreshAsync(again));
    }

    [Test]
    public async Task The_grace_ends_when_the_successor_is_used()
    {
        var next = (await _api.RefreshAsync(_token)).Token;
        var third = (await _api.RefreshAsync(next)).Token;
        AssertEnded(await _api.RefreshAsync(_token));
        Assert.That(Platform.Events.Names, Is.EqualTo(new[] { "token-reuse" }));
        AssertEnded(await _api.RefreshAsync(third));
    }

    [Test]
    public async Task The_grace_is_not_prolonged_by_its_use()
    {
        await _api.RefreshAsync(_token);
        Platform.Clock.Now += TimeSpan.FromSeconds(20);
        Assert.That((await _api.RefreshAsync(_token)).Status, Is.EqualTo(200));
        Platform.Clock.Now += TimeSpan.FromSeconds(20);
        AssertEnded(await _api.RefreshAsync(_token));
    }

    [Test]
    public async Task Pages_that_ask_at_once_are_not_taken_for_thieves()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => _api.RefreshAsync(_token))));
        Assert.That(replies.Select(reply => reply.Status), Is.All.EqualTo(200));
        Assert.That(replies.Select(reply => reply.Token), Is.Unique);
        Assert.That(Platform.Events.Names, Is.Empty);
        Assert.That(await Platform.Sessions.ListAsync(_user.UserId, default), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_session_ends_thirty_days_after_its_last_use()
    {
        Platform.Clock.Now += TimeSpan.FromDays(29);
        var next = (await _api.RefreshAsync(_token)).Token;
        Platform.Clock.Now += TimeSpan.FromDays(29);
        next = (await _api.RefreshAsync(next)).Token;
        Platform.Clock.Now += TimeSpan.FromDays(30);
        AssertEnded(await _api.RefreshAsync(next));
        Assert.That(Platform.Events.Names, Is.Empty);
    }

    [Test]
    public async Task Another_role_counts_from_the_next_refresh_on()
    {
        await Platform.Users.UpdateAsync(_user with { Roles = new HashSet<string> { Roles.Viewer } }, default);
        Assert.That((await _api.Verifier.VerifyAsync((await _api.RefreshAsync(_token)).AccessToken))!.Scopes, Is.EquivalentTo(new[] { "watch" }));
    }

    [Test]
    public async Task A_locked_account_has_no_session()
    {
        await Platform.Users.UpdateAsync(_user with { Locked = true }, default);
        AssertEnded(await _api.RefreshAsync(_token));
        await Platform.Users.UpdateAsync(await Platform.FindAsync(_user) with { Locked = false }, default);
        AssertEnded(await _api.RefreshAsync(_token));
    }

    [Test]
    public async Task An_erased_account_has_none_either()
    {
        await Platform.Erasures.EraseAsync(_user, default);
        AssertEnded(await _api.RefreshAsync(_token));
    }

    [Test]
    public async Task What_is_no_token_is_no_session([Values(null, "", "x", "session#1", "null")] string? token)
    {
        AssertEnded(await _api.RefreshAsync(token));
        Assert.That(Platform.Events.Names, Is.Empty);
    }

    [Test]
    public async Task A_revoked_session_is_over_however_its_token_changes_meanwhile()
    {
        var use = (await Platform.Sessions.FindAsync(_token, default))!;
        Assert.That(await Platform.Sessions.RevokeAsync(_user.UserId, use.Session.SessionId, default), Is.True);
        Assert.That(await Platform.Sessions.RotateAsync(use, "next", default), Is.False);
        AssertEnded(await _api.RefreshAsync("next"));
        AssertEnded(await _api.RefreshAsync(_token));
    }

    [Test]
    public async Task Nobody_ends_the_session_of_someone_else()
    {
        var session = (await Platform.Sessions.ListAsync(_user.UserId, default)).Single();
        Assert.That(await Platform.Sessions.RevokeAsync(Samples.NewId(), session.SessionId, default), Is.False);
        Assert.That(await Platform.Sessions.RevokeAsync(_user.UserId, "../" + session.SessionId, default), Is.False);
        Assert.That((await _api.RefreshAsync(_token)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Signing_out_ends_the_session_and_takes_the_cookie()
    {
        var reply = await _api.LogoutAsync(_token);
        Assert.That((reply.Status, reply.Response.Body), Is.EqualTo((204, "")));
        Assert.That(reply.Cookie, Is.EqualTo("videostack-refresh=; Path=/api/auth; HttpOnly; Secure; SameSite=Strict; Max-Age=0"));
        AssertEnded(await _api.RefreshAsync(_token));
    }

    [Test]
    public async Task Signing_out_without_a_session_is_no_fault([Values(null, "x")] string? token) =>
        Assert.That((await _api.LogoutAsync(token)).Status, Is.EqualTo(204));

    [Test]
    public async Task No_token_is_in_the_table_and_every_item_ends_by_itself()
    {
        var next = (await _api.RefreshAsync(_token)).Token;
        var items = (await (await AwsEmulator.DynamoDbAsync()).ScanAsync(new ScanRequest { TableName = Platform.Tables.Sessions })).Items;
        Assert.That(items, Has.Count.EqualTo(3));
        foreach (var item in items)
        {
            Assert.That(item.Values.Select(value => value.S), Does.Not.Contain(_token).And.Not.Contain(next));
            Assert.That(long.Parse(item["expiresAt"].N, null), Is.EqualTo(Platform.Clock.Now.AddDays(30).ToUnixTimeSeconds()));
        }
    }

    private static void AssertEnded(Reply reply)
    {
        Assert.That(reply.Problem, Is.EqualTo((401, "session-ended")));
        Assert.That(reply.Cookie, Does.StartWith("videostack-refresh=; ").And.EndsWith("Max-Age=0"));
    }
}
