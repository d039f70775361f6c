using System.Security.Cryptography;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;

namespace VideoStack.Functions.Tests.SignIn;

/// <summary>Passwords, addresses and encrypted fields.</summary>
public sealed class CryptoTests
{
    private readonly Passwords _passwords = new();

    [Test]
    public void A_password_is_known_again_and_no_two_hashes_are_the_same()
    {
        var hash = _passwords.Hash("grey otters sleep late");
        Assert.That(_passwords.Verify(hash, "grey otters sleep late", out var isOutdated), Is.True);
        Assert.That(isOutdated, Is.False);
        Assert.That(_passwords.Verify(hash, "grey otters sleep lat"), Is.False);
        Assert.That(_passwords.Hash("grey otters sleep late"), Is.Not.EqualTo(hash));
    }

    [Test]
    public void A_hash_says_what_it_cost()
    {
        var bytes = Convert.FromBase64String(_passwords.Hash("x"));
        // Format 3, HMAC-SHA512, iterations.
        Assert.That(Convert.ToHexString(bytes[..9]), Is.EqualTo("01" + "00000002" + Passwords.Iterations.ToString("X8", null)));
    }

    [Test]
    public void Nobodys_password_is_never_right_and_takes_as_long_as_a_wrong_one()
    {
        var hash = _passwords.Hash("grey otters sleep late");
        Assert.That(_passwords.Verify(null, "grey otters sleep late"), Is.False);
        Assert.That(_passwords.Verify(null, ""), Is.False);
        var (wrong, nobodys) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var i = 0; i < 7; i++)
        {
            wrong.Add(Time(() => _passwords.Verify(hash, "brown otters sleep late")));
            nobodys.Add(Time(() => _passwords.Verify(null, "brown otters sleep late")));
        }
        // Coarse on purpose, other tests run beside: without a hash of its own it would be a thousandth.
        Assert.That(nobodys.Min(), Is.GreaterThan(wrong.Min() / 2).And.LessThan(wrong.Min() * 2));
    }

    [TestCase("grey otters sleep late", true)]
    [TestCase("Zw7#kq9!LmP2", true)]
    [TestCase("correct password for the otter house", true, Description = "A usual word in a long sentence.")]
    [TestCase("short", false)]
    [TestCase("elevenchars", false)]
    [TestCase("aaaaaaaaaaaaaaaa", false)]
    [TestCase("abababababababab", false)]
    [TestCase("abcdefghijklmnop", false)]
    [TestCase("123456789012", false)]
    [TestCase("987654321098", false)]
    [TestCase("password1234", false)]
    [TestCase("PasswordPassword", false)]
    [TestCase("qwertyuiop12", false)]
    [TestCase("my videostack login", false)]
    [TestCase("otterson likes fish", false)]
    public void Passwords_that_are_guessed_first_are_refused(string password, bool isGood)
    {
        Assert.That(EmailAddress.TryParse("otterson@example.org", out var address), Is.True);
        var problem = PasswordRules.Check(password, address, "newPassword");
        Assert.That(problem is null, Is.EqualTo(isGood));
        if (!isGood) Assert.That((problem!.Status, problem.Kind, problem.Errors!.Keys.Single()), Is.EqualTo((422, "weak-password", "newPassword")));
    }

    [Test]
    public void A_password_that_only_costs_time_is_refused() =>
        Assert.That(PasswordRules.Check(string.Concat(Enumerable.Range(0, 257).Select(i => (char)('a' + i * 7 % 26))), null)?.Kind, Is.EqualTo("weak-password"));

    [TestCase("a@example.org", "a@example.org")]
    [TestCase(" First.Last+tag@Sub.Example.ORG ", "first.last+tag@sub.example.org")]
    [TestCase("o'otter@xn--bcher-kva.example", "o'otter@xn--bcher-kva.example")]
    [TestCase("a@localhost", null)]
    [TestCase("a@@example.org", null)]
    [TestCase("a b@example.org", null)]
    [TestCase("a@example.org,b@example.org", null)]
    [TestCase("a@example.org\nBcc: b@example.org", null)]
    [TestCase("a\0@example.org", null)]
    [TestCase(".a@example.org", null)]
    [TestCase("a..b@example.org", null)]
    [TestCase("a@-example.org", null)]
    [TestCase("a@example..org", null)]
    [TestCase("\"a\"@example.org", null)]
    [TestCase("<a@example.org>", null)]
    [TestCase("а@example.org", null, Description = "Cyrillic.")]
    [TestCase("a@exаmple.org", null, Description = "Cyrillic.")]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void Addresses_are_read_in_one_form(string? text, string? expected)
    {
        Assert.That(EmailAddress.TryParse(text, out var address), Is.EqualTo(expected is not null));
        Assert.That(address?.Value, Is.EqualTo(expected));
    }

    [Test]
    public void A_long_address_is_none()
    {
        Assert.That(EmailAddress.TryParse(new string('a', 64) + "@example.org", out _), Is.True);
        Assert.That(EmailAddress.TryParse(new string('a', 65) + "@example.org", out _), Is.False);
        Assert.That(EmailAddress.TryParse("a@" + string.Join('.', Enumerable.Repeat(new string('b', 62), 4)) + ".org", out _), Is.False);
    }

    [Test]
    public void A_field_opens_under_its_own_name_and_account_only()
    {
        var bytes = RandomNumberGenerator.GetBytes(FieldKey.Size);
        using var key = new FieldKey("user-1", bytes, []);
        using var other = new FieldKey("user-2", bytes, []);
        var cipher = key.Encrypt(UserFields.Email, "otter@example.org");
        Assert.That(key.Decrypt(UserFields.Email, cipher), Is.EqualTo("otter@example.org"));
        Assert.That(key.Encrypt(UserFields.Email, "otter@example.org"), Is.Not.EqualTo(cipher));
        Assert.That(() => key.Decrypt(UserFields.DisplayName, cipher), Throws.InstanceOf<CryptographicException>());
        Assert.That(() => other.Decrypt(UserFields.Email, cipher), Throws.InstanceOf<CryptographicException>());
        for (var at = 0; at < cipher.Length; at++)
        {
            var changed = cipher.ToArray();
            changed[at] ^= 1;
            Assert.That(() => key.Decrypt(UserFields.Email, changed), Throws.InstanceOf<CryptographicException>());
        }
        Assert.That(() => key.Decrypt(UserFields.Email, cipher[..27]), Throws.InstanceOf<CryptographicException>());
    }

    private static TimeSpan Time(Action action)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        action();
        return watch.Elapsed;
    }
}
