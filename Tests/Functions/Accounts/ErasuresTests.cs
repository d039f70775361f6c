using VideoStack.Functions.Identity.Accounts;

namespace VideoStack.Functions.Tests.Accounts;

/// <summary>An account ends together with its claim on the address.</summary>
public sealed class ErasuresTests
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
    public async Task Account_and_address_go_and_again_there_is_nothing_to_do()
    {
        for (var time = 0; time < 2; time++)
        {
            await _platform.Erasures.EraseAsync(_user, default);
            Assert.That(await _platform.Users.FindAsync(_user.UserId, default), Is.Null);
            Assert.That(await _platform.Emails.FindUserAsync(_user.EmailIndex, default), Is.Null);
        }
    }

    [Test]
    public async Task Of_the_two_none_goes_alone()
    {
        var half = new Erasures(new(await AwsEmulator.DynamoDbAsync()), "no-such-table", _platform.Tables.Emails);
        Assert.That(() => half.EraseAsync(_user, default), Throws.InstanceOf<Amazon.DynamoDBv2.AmazonDynamoDBException>());
        Assert.That(await _platform.Emails.FindUserAsync(_user.EmailIndex, default), Is.EqualTo(_user.UserId));
        Assert.That(await _platform.Users.FindAsync(_user.UserId, default), Is.Not.Null);
    }

    [Test]
    public async Task An_address_that_is_someone_elses_stays_theirs()
    {
        await _platform.Erasures.EraseAsync(_user, default);
        var next = await _platform.OpenAsync();
        await _platform.Erasures.EraseAsync(_user, default);
        Assert.That(await _platform.Emails.FindUserAsync(next.EmailIndex, default), Is.EqualTo(next.UserId));
        Assert.That(await _platform.Users.FindAsync(next.UserId, default), Is.Not.Null);

        var another = await _platform.OpenAsync("heron@example.org");
        await _platform.Erasures.EraseAsync(another with { EmailIndex = next.EmailIndex }, default);
        Assert.That(await _platform.Users.FindAsync(another.UserId, default), Is.Null);
        Assert.That(await _platform.Emails.FindUserAsync(next.EmailIndex, default), Is.EqualTo(next.UserId));
    }
}
