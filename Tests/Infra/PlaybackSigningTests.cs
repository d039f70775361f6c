using NUnit.Framework;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class PlaybackSigningTests
{
    private static Graph Dev => Graph.Of("dev");

    [Test]
    public void The_key_pair_is_ECDSA_P256() =>
        Graph.AssertIs(Dev["playback-signing-pair"], """{ "algorithm": "ECDSA", "ecdsaCurve": "P256" }""");

    [Test]
    public void CloudFront_gets_the_public_half_only()
    {
        Assert.That((string?)Dev["playback-signing-public"]["encodedKey"], Is.EqualTo("${playback-signing-pair.publicKeyPem}"));
        Graph.AssertIs(Dev["playback-signing-group"]["items"], """["${playback-signing-public.id}"]""");
    }

    [Test]
    public void The_private_half_goes_nowhere_but_into_the_ciphertext()
    {
        Graph.AssertIs(Dev["playback-signing-ciphertext"],
            """
            {
              "keyId": "${playback-signing-wrapping-key.keyId}", "plaintext": "${playback-signing-pair.privateKeyPem}",
              "context": { "purpose": "playback-signing" }
            }
            """);
        var others = Dev.Resources.Where(resource => resource.Name != "playback-signing-ciphertext").Select(Graph.Json);
        Assert.That(others.Select(inputs => inputs.ToJsonString()), Has.None.Contains("privateKeyPem"));
        Assert.That(Dev.Outputs.Values, Has.None.Contains("rivateKey"));
    }

    [TestCase("list-videos")]
    [TestCase("get-video")]
    [TestCase("list-my-videos")]
    [TestCase("get-playback")]
    [TestCase("get-manifest")]
    public void A_function_decrypts_the_signing_key_and_nothing_else(string function) =>
        Graph.AssertIs(Dev.Statement($"{function}-rights", "PlaybackSigningKey"),
            """
            {
              "Sid": "PlaybackSigningKey", "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "${playback-signing-wrapping-key.arn}",
              "Condition": { "StringEquals": { "kms:EncryptionContext:purpose": "playback-signing" } }
            }
            """);

    [Test]
    public void The_wrapping_key_works_for_its_purpose_only() =>
        Graph.AssertIs(Dev.Statement("playback-signing-wrapping-key", "Use"),
            """
            {
              "Sid": "Use", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::${account}:root" }, "Action": ["kms:Decrypt", "kms:Encrypt"],
              "Resource": "*", "Condition": { "StringEquals": { "kms:EncryptionContext:purpose": "playback-signing" } }
            }
            """);
}
