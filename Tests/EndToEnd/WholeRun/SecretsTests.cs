namespace VideoStack.Tests.EndToEnd.WholeRun;

/// <summary>The scan itself finds what it is meant to find, and does not repeat it.</summary>
public sealed class SecretsTests
{
    [TestCase("eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "token")]
    [TestCase("-----BEGIN EC PRIVATE KEY-----", "private key")]
    [TestCase("-----BEGIN PRIVATE KEY-----", "private key")]
    [TestCase("ann.smith+films@mail.example.org", "e-mail address")]
    [TestCase("http://localhost:8080/verify#token=abc", "mailed link")]
    public void What_looks_like_a_secret_is_found(string secret, string named)
    {
        var found = Secrets.In($"first line\nsaying {secret} here\n");
        Assert.That(found, Has.Exactly(1).Contains(named).And.All.Contains("saying").And.All.Not.Contains(secret));
    }

    [Test]
    public void What_the_tests_have_used_is_found_in_any_case_of_letters()
    {
        var password = Secrets.Keep($"Passphrase-{Guid.NewGuid():N}", "a password of this test");
        Assert.That(Secrets.In($"x {password.ToUpperInvariant()} y"), Is.EqualTo((string[])["a password of this test after \"x \""]));
    }

    [TestCase("nothing of interest @ 12:00, key=value, a@b")]
    [TestCase("videostack@example.org")]
    public void What_is_nobodys_secret_is_not(string text) => Assert.That(Secrets.In(text, "videostack@example.org"), Is.Empty);
}
