using System.Text.Json.Nodes;
using NUnit.Framework;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class TokenSigningTests
{
    [Test]
    public void Tokens_are_signed_in_KMS_with_ECDSA_P256()
    {
        var key = Graph.Of("dev")["token-signing-a"];
        key.Remove("policy");
        Graph.AssertIs(key,
            """
            { "description": "Signs access tokens.", "customerMasterKeySpec": "ECC_NIST_P256", "keyUsage": "SIGN_VERIFY", "deletionWindowInDays": 7 }
            """);
    }

    [Test]
    public void A_key_signs_one_way_and_shows_its_public_half()
    {
        Graph.AssertIs(Graph.Of("dev").Statement("token-signing-a", "Sign"),
            """
            {
              "Sid": "Sign", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::${account}:root" }, "Action": "kms:Sign", "Resource": "*",
              "Condition": { "StringEquals": { "kms:SigningAlgorithm": "ECDSA_SHA_256" } }
            }
            """);
        Graph.AssertIs(Graph.Of("dev").Statement("token-signing-a", "ReadPublicKey")["Action"], "\"kms:GetPublicKey\"");
    }

    [Test]
    public void While_keys_change_all_are_accepted_and_the_first_signs()
    {
        var graph = Graph.With("dev", ("accessTokenKeys", """["b", "a"]"""));
        Assert.That(Variable(graph, "sessions", "TOKEN_SIGNING_KEY"), Is.EqualTo("${token-signing-b.arn}"));
        foreach (var verifier in (string[])["authorize", "get-jwks"])
        {
            Graph.AssertIs(JsonNode.Parse(Variable(graph, verifier, "TOKEN_KEYS")!),
                """{ "${token-signing-b.keyId}": "${token-signing-b.publicKey}", "${token-signing-a.keyId}": "${token-signing-a.publicKey}" }""");
        }

        Graph.AssertIs(graph.Statement("sessions-rights", "SignTokens")["Resource"], "\"${token-signing-b.arn}\"");
    }

    [Test]
    public void The_issuer_is_where_the_site_is_as_far_as_settings_tell()
    {
        (string, string)[] domain = [("domainName", "video.example.org"), ("certificateArn", "arn:aws:acm:us-east-1:1:certificate/1")];
        Assert.Multiple(() =>
        {
            Assert.That(Issuer(Graph.Of("dev")), Is.EqualTo("urn:videostack:dev"));
            Assert.That(Issuer(Graph.With("dev", domain)), Is.EqualTo("https://video.example.org"));
            Assert.That(Issuer(Graph.With("dev", [.. domain, ("siteOrigin", "https://films.example.org")])), Is.EqualTo("https://films.example.org"));
        });

        static string? Issuer(Graph graph)
        {
            Assert.That(Variable(graph, "sessions", "TOKEN_ISSUER"), Is.EqualTo(Variable(graph, "authorize", "TOKEN_ISSUER")));
            return Variable(graph, "authorize", "TOKEN_ISSUER");
        }
    }

    private static string? Variable(Graph graph, string function, string name) => (string?)graph[$"{function}-function"]["environment"]!["variables"]![name];
}
