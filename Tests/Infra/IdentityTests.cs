using NUnit.Framework;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class IdentityTests
{
    private static readonly string[] _tables = ["identity-users", "identity-emails", "identity-mail-tokens", "identity-sessions"];

    private static readonly Graph _withMail = Graph.With("dev",
        ("siteOrigin", "https://video.example.org"), ("mailFrom", "videos@mail.example.org"), ("firstAdministrator", "you@example.org"));

    [Test]
    public void Accounts_are_found_by_id_and_listed_by_age() => Graph.AssertIs(Graph.Of("dev")["identity-users"],
        """
        {
          "billingMode": "PAY_PER_REQUEST", "hashKey": "userId",
          "attributes": [{ "name": "userId", "type": "S" }, { "name": "directory", "type": "S" }, { "name": "createdAt", "type": "S" }],
          "globalSecondaryIndexes": [{
            "name": "directory", "projectionType": "ALL",
            "keySchemas": [{ "attributeName": "directory", "keyType": "HASH" }, { "attributeName": "createdAt", "keyType": "RANGE" }]
          }],
          "serverSideEncryption": { "enabled": true, "kmsKeyArn": "${storage-key.arn}" },
          "pointInTimeRecovery": { "enabled": false }, "deletionProtectionEnabled": false
        }
        """);

    [TestCase("identity-emails", "emailIndex")]
    [TestCase("identity-mail-tokens", "tokenHash")]
    public void What_is_known_of_an_address_or_a_link_ends_by_itself(string table, string key) => Graph.AssertIs(Graph.Of("dev")[table],
        $$"""
        {
          "billingMode": "PAY_PER_REQUEST", "hashKey": "{{key}}", "attributes": [{ "name": "{{key}}", "type": "S" }],
          "ttl": { "enabled": true, "attributeName": "expiresAt" },
          "serverSideEncryption": { "enabled": true, "kmsKeyArn": "${storage-key.arn}" },
          "pointInTimeRecovery": { "enabled": false }, "deletionProtectionEnabled": false
        }
        """);

    [Test]
    public void Sessions_are_found_by_their_token_and_by_whose_they_are_and_end_by_themselves() => Graph.AssertIs(Graph.Of("dev")["identity-sessions"],
        """
        {
          "billingMode": "PAY_PER_REQUEST", "hashKey": "tokenHash",
          "attributes": [{ "name": "tokenHash", "type": "S" }, { "name": "userId", "type": "S" }, { "name": "createdAt", "type": "S" }],
          "globalSecondaryIndexes": [{
            "name": "byUser", "projectionType": "ALL",
            "keySchemas": [{ "attributeName": "userId", "keyType": "HASH" }, { "attributeName": "createdAt", "keyType": "RANGE" }]
          }],
          "ttl": { "enabled": true, "attributeName": "expiresAt" },
          "serverSideEncryption": { "enabled": true, "kmsKeyArn": "${storage-key.arn}" },
          "pointInTimeRecovery": { "enabled": false }, "deletionProtectionEnabled": false
        }
        """);

    [Test]
    public void In_prod_accounts_survive_mistakes()
    {
        var prod = Graph.Of("prod");
        foreach (var table in _tables)
        {
            Assert.That((bool?)prod[table]["deletionProtectionEnabled"], Is.True, table);
            Assert.That((bool?)prod[table]["pointInTimeRecovery"]!["enabled"], Is.True, table);
        }

        foreach (var key in (string[])["identity-email-index-key", "identity-field-key"])
            Assert.That((int?)prod[key]["deletionWindowInDays"], Is.EqualTo(30), key);
    }

    [Test]
    public void Addresses_are_found_by_a_keyed_hash_that_nobody_can_compute_elsewhere()
    {
        var key = Graph.Of("dev")["identity-email-index-key"];
        Assert.That((string?)key["customerMasterKeySpec"], Is.EqualTo("HMAC_256"));
        Assert.That((string?)key["keyUsage"], Is.EqualTo("GENERATE_VERIFY_MAC"));
        Graph.AssertIs(Graph.Of("dev").Statement("identity-email-index-key", "Use"),
            """{ "Sid": "Use", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::${account}:root" }, "Action": "kms:GenerateMac", "Resource": "*" }""");
    }

    [Test]
    public void The_field_key_rotates_and_works_for_its_two_purposes_only()
    {
        var key = Graph.Of("dev")["identity-field-key"];
        Assert.That((bool?)key["enableKeyRotation"], Is.True);
        Assert.That(key.ContainsKey("keyUsage"), Is.False);
        Graph.AssertIs(Graph.Of("dev").Statement("identity-field-key", "Use"),
            """
            {
              "Sid": "Use", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::${account}:root" },
              "Action": ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"], "Resource": "*",
              "Condition": { "StringEquals": { "kms:EncryptionContext:purpose": ["account-fields", "first-administrator"] } }
            }
            """);
    }

    [Test]
    public void Administrators_of_a_key_cannot_use_it_by_administering_it()
    {
        foreach (var key in Graph.Of("prod").OfType("aws:kms/key:Key"))
        {
            var administration = Graph.Of("prod").Statement(key.Name, "Administration");
            Assert.That(administration["Action"]!.AsArray().Select(action => (string?)action), Has.None.AnyOf(
                "kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey", "kms:Sign", "kms:GenerateMac", "kms:CreateGrant"), key.Name);
        }
    }

    [Test]
    public void The_first_administrators_address_is_told_as_ciphertext_only()
    {
        Graph.AssertIs(_withMail["identity-first-administrator"],
            """
            { "keyId": "${identity-field-key.keyId}", "plaintext": "you@example.org", "context": { "purpose": "first-administrator" } }
            """);
        var others = _withMail.Resources.Where(resource => resource.Name != "identity-first-administrator").Select(Graph.Json);
        Assert.That(others.Select(inputs => inputs.ToJsonString()), Has.None.Contains("you@example.org"));
        Assert.That(_withMail.Outputs.Values, Has.None.Contains("you@example.org"));
    }

    [Test]
    public void Mail_comes_from_a_domain_that_proves_it()
    {
        Graph.AssertIs(_withMail["identity-mail"], """{ "emailIdentity": "mail.example.org" }""");
        Assert.That(_withMail.Outputs["mailDnsRecords"].Split('\n'), Is.EqualTo((string[])
        [
            "${identity-mail.token1}._domainkey.mail.example.org CNAME ${identity-mail.token1}.dkim.amazonses.com",
            "${identity-mail.token2}._domainkey.mail.example.org CNAME ${identity-mail.token2}.dkim.amazonses.com",
            "${identity-mail.token3}._domainkey.mail.example.org CNAME ${identity-mail.token3}.dkim.amazonses.com",
        ]));
    }

    [TestCase("mail.example.org")]
    [TestCase("example.org")]
    [TestCase("videos@mail.example.org")]
    public void A_domain_that_SES_knows_already_is_used_and_not_made_again(string identity)
    {
        var arn = $"arn:aws:ses:eu-central-1:123456789012:identity/{identity}";
        var graph = Graph.With("dev", ("siteOrigin", "https://video.example.org"), ("mailFrom", "videos@mail.example.org"), ("mailIdentityArn", arn));
        Assert.That(graph.OfType("aws:sesv2/emailIdentity:EmailIdentity"), Is.Empty);
        Assert.That(graph.Outputs.ContainsKey("mailDnsRecords"), Is.False);
        Graph.AssertIs(graph.Statement("register-rights", "SendMail"),
            $$"""
            {
              "Sid": "SendMail", "Effect": "Allow", "Action": "ses:SendEmail", "Resource": "{{arn}}",
              "Condition": { "StringEquals": { "ses:FromAddress": "videos@mail.example.org" } }
            }
            """);
    }

    [Test]
    public void Without_mail_there_is_nothing_of_it()
    {
        var dev = Graph.Of("dev");
        Assert.That((dev.Has("identity-mail"), dev.Has("identity-first-administrator"), dev.Outputs.ContainsKey("mailDnsRecords")),
            Is.EqualTo((false, false, false)));
    }
}
