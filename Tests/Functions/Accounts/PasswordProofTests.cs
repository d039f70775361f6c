using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Access;

namespace VideoStack.Functions.Tests.Accounts;

/// <summary>Steps that ask for the password once more: wrong ones count as failed sign-ins.</summary>
public sealed class PasswordProofTests
{
    private Platform _platform = null!;
    private User _user = null!;

    [SetUp]
    public async Task SetUp()
    {
        _platform = await Platform.StartAsync();
        _user = await _platform.OpenAsync();
    }

    [TestCase("ChangePassword")]
    [TestCase("EnrolMfa")]
    [TestCase("DisableMfa")]
    [TestCase("CreateRecoveryCodes")]
    [TestCase("EraseAccount")]
    public async Task A_wrong_password_changes_nothing_and_counts(string operation)
    {
        await _platform.SignInAsync(_user);

        var answer = await Call(operation, "not the password");

        Assert.That((answer.Status, answer.Problem), Is.EqualTo((403, "wrong-password")));
        Assert.That((await _platform.FindAsync(_user)).Version, Is.EqualTo(_user.Version));
        Assert.That(await _platform.Sessions.ListAsync(_user.UserId, default), Has.Count.EqualTo(1));
        Assert.That((await _platform.Emails.ReserveAttemptAsync(_user.EmailIndex, _platform.Lockout, default)).Failures, Is.EqualTo(2));
        Assert.That(_platform.Events.Names, Is.EqualTo(new[] { "failed-login" }));
    }

    [TestCase("ChangePassword", "currentPassword")]
    [TestCase("EnrolMfa", "password")]
    [TestCase("EraseAccount", "password")]
    public async Task No_password_is_no_attempt(string operation, string field)
    {
        var answer = await Call(operation, "");
        Assert.That((answer.Status, answer.Problem), Is.EqualTo((400, "validation")));
        Assert.That(answer.WrongFields, Is.EqualTo(new[] { field }));
        Assert.That((await _platform.Emails.ReserveAttemptAsync(_user.EmailIndex, _platform.Lockout, default)).Failures, Is.EqualTo(1));
    }

    [Test]
    public async Task A_stolen_access_token_cannot_guess_the_password()
    {
        for (var guess = 0; guess < 5; guess++) Assert.That((await Call("DisableMfa", $"guess number {guess}")).Problem, Is.EqualTo("wrong-password"));

        var right = await Call("DisableMfa", Platform.Password);

        Assert.That((right.Status, right.Problem, right.RetryAfter), Is.EqualTo((429, "locked", "60")));
        Assert.That(_platform.Events.Names.Count(name => name == "lockout"), Is.EqualTo(1));
        Assert.That((await _platform.Emails.ReserveAttemptAsync(_user.EmailIndex, _platform.Lockout, default)).LockedFor, Is.Not.Null, "the sign-in is locked too");

        _platform.Clock.Now += TimeSpan.FromSeconds(61);
        Assert.That((await Call("DisableMfa", Platform.Password)).Status, Is.EqualTo(204));
        Assert.That((await _platform.Emails.ReserveAttemptAsync(_user.EmailIndex, _platform.Lockout, default)).Failures, Is.EqualTo(1), "and is forgiven");
    }

    [Test]
    public async Task Failures_of_the_sign_in_count_here()
    {
        for (var failure = 0; failure < 5; failure++) await _platform.Emails.ReserveAttemptAsync(_user.EmailIndex, _platform.Lockout, default);
        Assert.That((await Call("EnrolMfa", Platform.Password)).Problem, Is.EqualTo("locked"));
    }

    [Test]
    public async Task Another_persons_failures_lock_nobody_else()
    {
        var another = await _platform.OpenAsync("heron@example.org", roles: Roles.Viewer);
        for (var guess = 0; guess < 5; guess++) await Call("DisableMfa", $"guess number {guess}");
        var answer = await _platform.CallAsync("DisableMfa", Platform.As(another), $$"""{"password":"{{Platform.Password}}"}""");
        Assert.That(answer.Status, Is.EqualTo(204));
    }

    private Task<Answer> Call(string operation, string password) => _platform.CallAsync(operation, Platform.As(_user), operation == "ChangePassword"
        ? $$"""{"currentPassword":"{{password}}","newPassword":"brown beavers rise early"}"""
        : $$"""{"password":"{{password}}"}""");
}
