using NUnit.Framework;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class AccountFunctionTests
{
    private const string Users = "${identity-users.arn}";
    private const string Emails = "${identity-emails.arn}";
    private const string MailTokens = "${identity-mail-tokens.arn}";
    private const string Sessions = "${identity-sessions.arn}";
    private const string EmailIndex = "kms:GenerateMac ${identity-email-index-key.arn}";
    private const string OpenFields = "kms:Decrypt ${identity-field-key.arn}";

    private const string UsersTable = "USERS_TABLE ${identity-users.name}";
    private const string EmailsTable = "EMAILS_TABLE ${identity-emails.name}";
    private const string MailTokensTable = "MAIL_TOKENS_TABLE ${identity-mail-tokens.name}";
    private const string SessionsTable = "SESSIONS_TABLE ${identity-sessions.name}";
    private const string EmailIndexKey = "EMAIL_INDEX_KEY ${identity-email-index-key.arn}";
    private const string LockoutAttempts = "LOCKOUT_ATTEMPTS 5";
    private const string TokenKeys = """TOKEN_KEYS {"${token-signing-a.keyId}":"${token-signing-a.publicKey}"}""";
    private const string Issuer = "TOKEN_ISSUER urn:videostack:dev";
    private static readonly string[] _revokeSessions = [$"dynamodb:Query {Sessions}/index/byUser", $"dynamodb:DeleteItem {Sessions}"];

    // As in dev: no mail.
    internal static readonly FunctionGrants[] Functions =
    [
        new("authorize", "Authorize", [TokenKeys, Issuer], []),
        new("get-jwks", "GetJwks", [TokenKeys], []),
        new("register", "Register",
            [UsersTable, EmailsTable, MailTokensTable, EmailIndexKey, "FIELD_KEY ${identity-field-key.arn}", "REGISTRATION open", "NEW_ACCOUNT_ROLES creator"],
            [
                $"dynamodb:GetItem {Users}", $"dynamodb:PutItem {Users}", $"dynamodb:UpdateItem {Emails}",
                $"dynamodb:DeleteItem {MailTokens}", $"dynamodb:GetItem {MailTokens}", $"dynamodb:PutItem {MailTokens}",
                EmailIndex, "kms:GenerateDataKey ${identity-field-key.arn}",
            ]),
        new("sessions", "Sessions",
            [UsersTable, EmailsTable, SessionsTable, EmailIndexKey, LockoutAttempts, "TOKEN_SIGNING_KEY ${token-signing-a.arn}", Issuer],
            [
                $"dynamodb:GetItem {Users}", $"dynamodb:UpdateItem {Users}", $"dynamodb:UpdateItem {Emails}",
                $"dynamodb:DeleteItem {Sessions}", $"dynamodb:GetItem {Sessions}", $"dynamodb:PutItem {Sessions}", $"dynamodb:UpdateItem {Sessions}",
                EmailIndex, OpenFields, "kms:Sign ${token-signing-a.arn}",
            ]),
        new("account", "Account", [UsersTable, EmailsTable, SessionsTable, LockoutAttempts],
            [$"dynamodb:GetItem {Users}", $"dynamodb:UpdateItem {Users}", $"dynamodb:UpdateItem {Emails}", .. _revokeSessions, OpenFields]),
        new("mail-links", "MailLinks", [UsersTable, EmailsTable, MailTokensTable, SessionsTable, EmailIndexKey, LockoutAttempts],
            [
                $"dynamodb:GetItem {Users}", $"dynamodb:UpdateItem {Users}", $"dynamodb:GetItem {Emails}", $"dynamodb:UpdateItem {Emails}",
                $"dynamodb:DeleteItem {MailTokens}", $"dynamodb:GetItem {MailTokens}", $"dynamodb:PutItem {MailTokens}", .. _revokeSessions,
                EmailIndex, OpenFields,
            ]),
        new("account-data", "AccountData", [UsersTable, EmailsTable, SessionsTable, LockoutAttempts, "VIDEOS_TABLE ${storage-videos.name}"],
            [
                $"dynamodb:DeleteItem {Users}", $"dynamodb:GetItem {Users}", $"dynamodb:DeleteItem {Emails}", $"dynamodb:UpdateItem {Emails}",
                .. _revokeSessions, "dynamodb:UpdateItem ${storage-videos.arn}", "dynamodb:Query ${storage-videos.arn}/index/byOwner", OpenFields,
            ]),
        new("administration", "Administration", [UsersTable, EmailsTable, MailTokensTable, SessionsTable, EmailIndexKey],
            [
                $"dynamodb:ConditionCheckItem {Users}", $"dynamodb:GetItem {Users}", $"dynamodb:UpdateItem {Users}",
                $"dynamodb:Query {Users}/index/directory", $"dynamodb:GetItem {Emails}", $"dynamodb:UpdateItem {Emails}",
                $"dynamodb:PutItem {MailTokens}", .. _revokeSessions, EmailIndex, OpenFields,
            ]),
    ];

    private static readonly Graph _withMail = Graph.With("dev",
        ("siteOrigin", "https://video.example.org"), ("mailFrom", "videos@mail.example.org"), ("firstAdministrator", "you@example.org"));

    [TestCaseSource(nameof(Functions))]
    public void A_function_is_told_what_it_needs_and_may_do_what_it_must(object function) => ((FunctionGrants)function).AssertIn(Graph.Of("dev"));

    [TestCase("register")]
    [TestCase("mail-links")]
    [TestCase("administration")]
    public void With_mail_these_may_send_it_and_know_where_links_lead(string name)
    {
        var variables = _withMail[$"{name}-function"]["environment"]!["variables"]!;
        Assert.That((string?)variables["SITE_ORIGIN"], Is.EqualTo("https://video.example.org"));
        Assert.That((string?)variables["MAIL_FROM"], Is.EqualTo("videos@mail.example.org"));
        Graph.AssertIs(_withMail.Statement($"{name}-rights", "SendMail"),
            """
            {
              "Sid": "SendMail", "Effect": "Allow", "Action": "ses:SendEmail", "Resource": "${identity-mail.arn}",
              "Condition": { "StringEquals": { "ses:FromAddress": "videos@mail.example.org" } }
            }
            """);
    }

    [Test]
    public void Nobody_else_sends_mail()
    {
        var senders = _withMail.OfType("aws:iam/rolePolicy:RolePolicy").Where(policy => ((string)policy.Inputs["policy"]).Contains("ses:SendEmail", StringComparison.Ordinal));
        Assert.That(senders.Select(policy => policy.Name), Is.EquivalentTo((string[])["register-rights", "mail-links-rights", "administration-rights"]));
    }

    [TestCase("register")]
    [TestCase("mail-links")]
    public void Who_admits_people_and_who_confirms_addresses_know_the_first_administrators(string name)
    {
        Assert.That((string?)_withMail[$"{name}-function"]["environment"]!["variables"]!["FIRST_ADMINISTRATOR"],
            Is.EqualTo("${identity-first-administrator.ciphertextBlob}"));
        Graph.AssertIs(_withMail.Statement($"{name}-rights", "FirstAdministrator"),
            """
            {
              "Sid": "FirstAdministrator", "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "${identity-field-key.arn}",
              "Condition": { "StringEquals": { "kms:EncryptionContext:purpose": "first-administrator" } }
            }
            """);
    }

    [TestCase("register", "NewFieldKeys", "kms:GenerateDataKey")]
    [TestCase("sessions", "Fields", "kms:Decrypt")]
    [TestCase("account", "Fields", "kms:Decrypt")]
    [TestCase("mail-links", "Fields", "kms:Decrypt")]
    [TestCase("account-data", "Fields", "kms:Decrypt")]
    [TestCase("administration", "Fields", "kms:Decrypt")]
    public void The_field_key_serves_fields_and_nothing_else(string function, string statement, string action) =>
        Graph.AssertIs(Graph.Of("dev").Statement($"{function}-rights", statement),
            $$"""
            {
              "Sid": "{{statement}}", "Effect": "Allow", "Action": "{{action}}", "Resource": "${identity-field-key.arn}",
              "Condition": { "StringEquals": { "kms:EncryptionContext:purpose": "account-fields" } }
            }
            """);

    [TestCase("register", "REGISTRATION", "registration", "closed", "closed")]
    [TestCase("register", "NEW_ACCOUNT_ROLES", "newAccountRole", "viewer", "viewer")]
    [TestCase("sessions", "LOCKOUT_ATTEMPTS", "lockoutAttempts", "1000", "1000")]
    [TestCase("mail-links", "LOCKOUT_ATTEMPTS", "lockoutAttempts", "1000", "1000")]
    public void A_setting_reaches_its_function(string function, string variable, string setting, string value, string told) =>
        Assert.That((string?)Graph.With("dev", (setting, value))[$"{function}-function"]["environment"]!["variables"]![variable], Is.EqualTo(told));
}
