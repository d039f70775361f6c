using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Tests.SignIn;

namespace VideoStack.Functions.Tests.Accounts;

/// <summary>A new password ends what began with the old one, also what began at that very moment.</summary>
public sealed class SessionEndTests
{
    private const string NewPassword = "brown beavers rise early";

    private SignInApi _api = null!;
    private User _user = null!;

    [SetUp]
    public async Task SetUp()
    {
        _api = await SignInApi.StartAsync();
        _user = await _api.Platform.OpenAsync(SignInApi.Email);
    }

    [Test]
    public async Task After_a_change_only_the_session_that_made_it_goes_on()
    {
        var here = (await _api.LoginAsync()).Token;
        var session = (await _api.Platform.Sessions.ListAsync(_user.UserId, default)).Single();
        var there = (await _api.LoginAsync()).Token;

        await Change(session.SessionId);

        Assert.That((await _api.RefreshAsync(there)).Problem, Is.EqualTo((401, "session-ended")));
        var refreshed = await _api.RefreshAsync(here);
        Assert.That(refreshed.Status, Is.EqualTo(200));
        Assert.That((await _api.LoginAsync()).Problem, Is.EqualTo((401, "wrong-credentials")));
        Assert.That((await _api.RefreshAsync((await _api.LoginAsync(password: NewPassword)).Token)).Status, Is.EqualTo(200));

        // The next change comes from elsewhere: the one that was kept then is not kept now.
        await Change(Samples.NewId(), NewPassword, "white weasels wander west");
        Assert.That((await _api.RefreshAsync(refreshed.Token)).Problem, Is.EqualTo((401, "session-ended")));
    }

    [TestCase("ChangePassword")]
    [TestCase("ResetPassword")]
    public async Task A_sign_in_with_the_old_password_at_the_same_moment_comes_to_nothing(string operation)
    {
        if (operation == "ChangePassword") await Change(Samples.NewId());
        else await Reset();

        // It had proven the old password before the change, and is seen by nobody when sessions are revoked.
        var (now, token) = (_api.Platform.Clock.Now, RandomToken.New());
        var late = new Session(Samples.NewId(), _user.UserId, now, now, null, now + Session.Lifetime, _user.SessionEpoch);
        await _api.Platform.Sessions.StartAsync(late, token, default);

        Assert.That((await _api.RefreshAsync(token)).Problem, Is.EqualTo((401, "session-ended")));
        Assert.That(await _api.Platform.Sessions.FindAsync(token, default), Is.Null);
    }

    [Test]
    public async Task After_a_reset_no_session_goes_on()
    {
        var token = (await _api.LoginAsync()).Token;
        await Change((await _api.Platform.Sessions.ListAsync(_user.UserId, default)).Single().SessionId);
        await Reset();
        Assert.That((await _api.RefreshAsync(token)).Problem, Is.EqualTo((401, "session-ended")));
        Assert.That((await _api.Platform.FindAsync(_user)).KeptSession, Is.Null);
    }

    private async Task Change(string sessionId, string from = Platform.Password, string to = NewPassword)
    {
        var answer = await _api.Platform.CallAsync(
            "ChangePassword", Platform.As(_user, sessionId), $$"""{"currentPassword":"{{from}}","newPassword":"{{to}}"}""");
        Assert.That(answer.Status, Is.EqualTo(204));
    }

    private async Task Reset()
    {
        var token = RandomToken.New();
        var epoch = (await _api.Platform.FindAsync(_user)).SessionEpoch;
        await _api.Platform.MailTokens.AddAsync(
            token, new MailToken(MailPurpose.Reset, _api.Platform.Clock.Now + TimeSpan.FromHours(1), _user.UserId, Epoch: epoch), default);
        var answer = await _api.Platform.CallAsync("ResetPassword", null, $$"""{"token":"{{token}}","password":"{{NewPassword}}"}""");
        Assert.That(answer.Status, Is.EqualTo(204));
    }
}
