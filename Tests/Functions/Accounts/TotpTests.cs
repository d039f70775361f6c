using System.Text;
using VideoStack.Functions.Identity.Totp;

namespace VideoStack.Functions.Tests.Accounts;

/// <summary>The codes of authenticator apps, against the test vectors of RFC 6238, RFC 4226 and RFC 4648.</summary>
internal sealed class TotpTests
{
    private static readonly byte[] _secret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, the rows of SHA-1: eight digits there, six with us, which are its last ones.
    [TestCase(59, "94287082")]
    [TestCase(1111111109, "07081804")]
    [TestCase(1111111111, "14050471")]
    [TestCase(1234567890, "89005924")]
    [TestCase(2000000000, "69279037")]
    [TestCase(20000000000, "65353130")]
    public void Codes_are_those_of_the_standard(long time, string expected)
    {
        var step = TotpCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(time));
        Assert.That(TotpCode.EightDigitsAt(_secret, step), Is.EqualTo(expected));
        Assert.That(TotpCode.At(_secret, step), Is.EqualTo(expected[2..]));
    }

    // RFC 4226, appendix D: the same by counter.
    [Test]
    public void Six_digits_are_those_of_the_counter_based_standard() => Assert.That(
        Enumerable.Range(0, 10).Select(counter => TotpCode.At(_secret, counter)),
        Is.EqualTo(new[] { "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489" }));

    [TestCase("", "")]
    [TestCase("f", "MY")]
    [TestCase("fo", "MZXQ")]
    [TestCase("foo", "MZXW6")]
    [TestCase("foob", "MZXW6YQ")]
    [TestCase("fooba", "MZXW6YTB")]
    [TestCase("foobar", "MZXW6YTBOI")]
    public void Secrets_are_written_in_the_base32_of_the_standard(string bytes, string expected) =>
        Assert.That(Base32.Encode(Encoding.ASCII.GetBytes(bytes)), Is.EqualTo(expected));

    [TestCase(-2, false)]
    [TestCase(-1, true)]
    [TestCase(0, true)]
    [TestCase(1, true)]
    [TestCase(2, false)]
    public void A_code_counts_in_its_period_and_in_those_beside_it(int away, bool counts)
    {
        var now = Samples.Noon;
        var step = TotpCode.StepAt(now) + away;
        Assert.That(TotpCode.Match(_secret, TotpCode.At(_secret, step), now, lastUsed: null), Is.EqualTo(counts ? step : null));
    }

    [Test]
    public void A_code_that_was_used_and_those_before_it_count_no_more()
    {
        var now = Samples.Noon;
        var step = TotpCode.StepAt(now);
        Assert.That(TotpCode.Match(_secret, TotpCode.At(_secret, step), now, lastUsed: step), Is.Null);
        Assert.That(TotpCode.Match(_secret, TotpCode.At(_secret, step - 1), now, lastUsed: step), Is.Null);
        Assert.That(TotpCode.Match(_secret, TotpCode.At(_secret, step + 1), now, lastUsed: step), Is.EqualTo(step + 1));
    }

    [TestCase("")]
    [TestCase("00000")]
    [TestCase("0000000")]
    [TestCase("abcdef")]
    [TestCase("٣٣٣٣٣٣", Description = "Digits, but not ours.")]
    public void Anything_else_is_no_code(string text) =>
        Assert.That(TotpCode.Match(_secret, text, Samples.Noon, lastUsed: null), Is.Null);

    [Test]
    public void The_address_of_an_enrolment_says_all_that_an_app_must_know() => Assert.That(
        EnrolmentUri.Of("a+b@example.org", "MZXW6YTBOI"),
        Is.EqualTo("otpauth://totp/VideoStack:a%2Bb%40example.org?secret=MZXW6YTBOI&issuer=VideoStack&algorithm=SHA1&digits=6&period=30"));

    [Test]
    public void Recovery_codes_differ_and_carry_eighty_bits()
    {
        var codes = RecoveryCode.NewSet();
        Assert.That(codes, Has.Count.EqualTo(10).And.Unique);
        Assert.That(codes, Is.All.Match("^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$"));
    }

    [Test]
    public void A_recovery_code_is_read_as_people_write_it()
    {
        var hash = RecoveryCode.Hash("0k1m-9qxa-0d4f-wz8e");
        Assert.That(hash, Has.Length.EqualTo(64));
        Assert.That(RecoveryCode.Hash(" OKLM 9QXA 0D4F WZ8E"), Is.EqualTo(hash));
        Assert.That(RecoveryCode.Hash("0k1m-9qxa-0d4f-wz8f"), Is.Not.EqualTo(hash));
    }

    [TestCase("")]
    [TestCase("123456")]
    [TestCase("0k1m-9qxa-0d4f-wz8")]
    [TestCase("0k1m-9qxa-0d4f-wz8e0")]
    [TestCase("0k1m-9qxa-0d4f-wz8u")]
    public void Anything_else_is_no_recovery_code(string text) => Assert.That(RecoveryCode.Hash(text), Is.Null);
}
