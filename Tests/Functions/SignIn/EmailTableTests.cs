using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Tests.Accounts;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests.SignIn;

/// <summary>Failures and claims of addresses.</summary>
public sealed class EmailTableTests
{
    private const string Address = "0123456789abcdef";

    private readonly ManualClock _clock = new();
    private readonly Lockout _lockout = new(3);
    private IAmazonDynamoDB _client = null!;
    private string _tableName = null!;
    private EmailTable _emails = null!;

    [SetUp]
    public async Task SetUp()
    {
        _client = await AwsEmulator.DynamoDbAsync();
        _tableName = (await AccountTables.CreateAsync(_client)).Emails;
        _emails = new EmailTable(new(_client), _tableName, _clock);
    }

    [TearDown]
    public void TearDown() => _client.Dispose();

    [TestCase(2, 0)]
    [TestCase(3, 1)]
    [TestCase(4, 2)]
    [TestCase(8, 32)]
    [TestCase(9, 60)]
    [TestCase(long.MaxValue, 60)]
    public void Locks_double_up_to_an_hour(long failures, int minutes) =>
        Assert.That(_lockout.After(failures), Is.EqualTo(TimeSpan.FromMinutes(minutes)));

    [Test]
    public async Task Failures_are_forgotten_after_a_day_for_claimed_addresses_too([Values] bool isClaimed)
    {
        if (isClaimed) await ClaimAsync();
        for (var failure = 1; failure <= 3; failure++) Assert.That((await ReserveAsync()).Failures, Is.EqualTo(failure));
        _clock.Now += TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1);
        Assert.That((await ReserveAsync()).Failures, Is.EqualTo(4), "a second before");
        _clock.Now += TimeSpan.FromHours(24);
        Assert.That((await ReserveAsync()).Failures, Is.EqualTo(1));
    }

    [Test]
    public async Task DynamoDB_drops_what_nobody_claimed_when_its_failures_are_forgotten_and_never_a_claim()
    {
        await ReserveAsync();
        Assert.That(await ExpiryAsync(), Is.EqualTo(_clock.Now.AddDays(1).ToUnixTimeSeconds()));
        await ClaimAsync();
        for (var attempt = 0; attempt < 5; attempt++) await ReserveAsync();
        Assert.That(await ExpiryAsync(), Is.EqualTo(new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero).ToUnixTimeSeconds()));
    }

    [Test]
    public async Task An_attempt_that_is_given_back_was_never_made()
    {
        for (var round = 0; round < 10; round++) await _emails.GiveBackAsync(Address, await ReserveAsync(), default);
        for (var failure = 1; failure <= 3; failure++) Assert.That((await ReserveAsync()).Failures, Is.EqualTo(failure));
        _clock.Now += TimeSpan.FromMinutes(1);
        for (var round = 0; round < 3; round++)
        {
            var attempt = await ReserveAsync();
            Assert.That((attempt.LockedFor, attempt.Failures), Is.EqualTo(((TimeSpan?)null, 4L)));
            Assert.That((await ReserveAsync()).LockedFor, Is.EqualTo(TimeSpan.FromMinutes(2)), "while it is made");
            await _emails.GiveBackAsync(Address, attempt, default);
        }
    }

    [Test]
    public async Task Giving_back_late_takes_nothing_that_others_have_done()
    {
        for (var failure = 1; failure <= 3; failure++) await ReserveAsync();
        _clock.Now += TimeSpan.FromMinutes(1);
        var late = await ReserveAsync();
        _clock.Now += TimeSpan.FromMinutes(2);
        await ReserveAsync();
        await _emails.GiveBackAsync(Address, late, default);
        Assert.That((await ReserveAsync()).LockedFor, Is.EqualTo(TimeSpan.FromMinutes(4)));
    }

    [Test]
    public async Task Who_is_forgiven_begins_anew()
    {
        for (var failure = 1; failure <= 3; failure++) await ReserveAsync();
        Assert.That((await ReserveAsync()).LockedFor, Is.Not.Null);
        await _emails.ForgiveAsync(Address, default);
        Assert.That((await ReserveAsync()).Failures, Is.EqualTo(1));
    }

    [Test]
    public async Task Forgiving_an_address_that_never_was_leaves_nothing_behind()
    {
        await _emails.ForgiveAsync(Address, default);
        Assert.That((await _client.ScanAsync(new ScanRequest { TableName = _tableName })).Items ?? [], Is.Empty);
    }

    private Task<SignInAttempt> ReserveAsync() => _emails.ReserveAttemptAsync(Address, _lockout, default);

    private async Task ClaimAsync()
    {
        var tables = await AccountTables.CreateAsync(_client);
        var user = new User
        {
            UserId = "user-1",
            CreatedAt = _clock.Now,
            EmailIndex = Address,
            DataKey = [1],
            EmailCipher = [2],
            DisplayNameCipher = [3],
            PasswordHash = "x",
            Roles = new HashSet<string> { "viewer" },
        };
        Assert.That(
            await new Registrations(new(_client), tables.Users, _tableName, tables.MailTokens, _clock).OpenAsync(user, null, default),
            Is.EqualTo(RegistrationOutcome.Opened));
    }

    private async Task<long> ExpiryAsync()
    {
        var answer = await _client.GetItemAsync(new GetItemRequest { TableName = _tableName, Key = new() { ["emailIndex"] = new(Address) } });
        return long.Parse(answer.Item["expiresAt"].N, null);
    }
}
