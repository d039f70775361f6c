using NUnit.Framework;
using Pulumi;
using VideoStack.Infra.Configuration;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class SettingsTests
{
    [TestCase("logRetentionDay", "7", "There is no setting videostack:logRetentionDay. Did you mean videostack:logRetentionDays?")]
    [TestCase("runtime", "native", "There is no setting videostack:runtime. Did you mean videostack:functionRuntime?")]
    [TestCase("functionRuntime", "nativ", "Setting videostack:functionRuntime is not one of native, managed: 'nativ'. Write: pulumi config set functionRuntime native")]
    [TestCase("functionArchitecture", "arm", "Setting videostack:functionArchitecture is not one of x86_64, arm64: 'arm'. Write: pulumi config set functionArchitecture arm64")]
    [TestCase("protectData", "yes", "Setting videostack:protectData is neither true nor false: 'yes'. Write: pulumi config set protectData false")]
    [TestCase("apiRateLimit", "fast", "Setting videostack:apiRateLimit is not a whole number from 1 to 10000: 'fast'. Write: pulumi config set apiRateLimit 50")]
    [TestCase("apiBurstLimit", "0", "Setting videostack:apiBurstLimit is not a whole number from 1 to 5000: '0'. Write: pulumi config set apiBurstLimit 100")]
    [TestCase("maxUploadBytes", "5497558138881", "Setting videostack:maxUploadBytes is not a whole number from 1 to 5497558138880: '5497558138881'. Write: pulumi config set maxUploadBytes 5368709120")]
    [TestCase("maxOwnerBytes", "0", "Setting videostack:maxOwnerBytes is not a whole number from 1 to 9007199254740991: '0'. Write: pulumi config set maxOwnerBytes 107374182400")]
    [TestCase("maxOwnerBytes", "1073741823", "Setting videostack:maxOwnerBytes is less than maxUploadBytes, so the largest film would fit nobody: '1073741823'. Write: pulumi config set maxOwnerBytes 1073741824")]
    [TestCase("transferAcceleration", "on", "Setting videostack:transferAcceleration is neither true nor false: 'on'. Write: pulumi config set transferAcceleration false")]
    [TestCase("maxDurationMinutes", "0", "Setting videostack:maxDurationMinutes is not a whole number from 1 to 1000: '0'. Write: pulumi config set maxDurationMinutes 720")]
    [TestCase("maxDurationMinutes", "1001", "Setting videostack:maxDurationMinutes is not a whole number from 1 to 1000: '1001'. Write: pulumi config set maxDurationMinutes 720")]
    [TestCase("rateControl", "vbr", "Setting videostack:rateControl is not one of qvbr, cbr: 'vbr'. Write: pulumi config set rateControl qvbr")]
    [TestCase("originalsColderAfterDays", "-1", "Setting videostack:originalsColderAfterDays is not a whole number from 0 to 3650: '-1'. Write: pulumi config set originalsColderAfterDays 30")]
    [TestCase("monthlyBudgetUsd", "$50", "Setting videostack:monthlyBudgetUsd is not an amount from 0.01 to 1000000, in cents at the finest: '$50'. Write: pulumi config set monthlyBudgetUsd 50")]
    [TestCase("monthlyBudgetUsd", "0", "Setting videostack:monthlyBudgetUsd is not an amount from 0.01 to 1000000, in cents at the finest: '0'. Write: pulumi config set monthlyBudgetUsd 50")]
    [TestCase("monthlyBudgetUsd", "0.001", "Setting videostack:monthlyBudgetUsd is not an amount from 0.01 to 1000000, in cents at the finest: '0.001'. Write: pulumi config set monthlyBudgetUsd 50")]
    [TestCase("notifyOnCompletion", "no", "Setting videostack:notifyOnCompletion is neither true nor false: 'no'. Write: pulumi config set notifyOnCompletion false")]
    [TestCase("reservedConcurrency", "-1", "Setting videostack:reservedConcurrency is not a whole number from 1 to 10000: '-1'. Write: pulumi config set reservedConcurrency 1")]
    [TestCase("priceClass", "Pricelass_200", "Setting videostack:priceClass is not one of PriceClass_100, PriceClass_200, PriceClass_All: 'Pricelass_200'. Write: pulumi config set priceClass PriceClass_200")]
    [TestCase("siteOrigin", "https://video.example.org/", "Setting videostack:siteOrigin is not an origin such as https://host, without a path: 'https://video.example.org/'. Write: pulumi config set siteOrigin https://video.example.org")]
    [TestCase("siteOrigin", "http://video.example.org", "Setting videostack:siteOrigin is not an origin such as https://host, without a path: 'http://video.example.org'. Write: pulumi config set siteOrigin https://video.example.org")]
    [TestCase("domainName", "video.example.org", "Setting videostack:certificateArn is missing, but domainName is set. Write: pulumi config set certificateArn arn:aws:acm:us-east-1:123456789012:certificate/…")]
    [TestCase("certificateArn", "arn:aws:acm:us-east-1:1:certificate/1", "Setting videostack:domainName is missing, but certificateArn is set. Write: pulumi config set domainName video.example.org")]
    [TestCase("geo", "AT", "Setting videostack:geo is not a list of countries to allow or to block. Write in the stack's settings file: videostack:geo: { allow: [AT, CH, DE] }")]
    [TestCase("registration", "invite", "Setting videostack:registration is not one of open, invitation, closed: 'invite'. Write: pulumi config set registration invitation")]
    [TestCase("registration", "invitation", "Setting videostack:firstAdministrator is missing, but registration is by invitation, and only an administrator invites. Write: pulumi config set firstAdministrator you@example.org")]
    [TestCase("newAccountRole", "admin", "Setting videostack:newAccountRole is not one of viewer, creator: 'admin'. Write: pulumi config set newAccountRole viewer")]
    [TestCase("mailFrom", "videos@example.org", "Setting videostack:siteOrigin is missing, and so is domainName, but mailFrom is set and links in mails must lead somewhere. Write: pulumi config set siteOrigin https://video.example.org")]
    [TestCase("firstAdministrator", "you@example.org", "Setting videostack:mailFrom is missing, but firstAdministrator is set, who has to confirm the address by mail. Write: pulumi config set mailFrom videos@example.org")]
    [TestCase("lockoutAttempts", "0", "Setting videostack:lockoutAttempts is not a whole number from 1 to 10000: '0'. Write: pulumi config set lockoutAttempts 5")]
    [TestCase("accessTokenKeys", "a", "Setting videostack:accessTokenKeys is not a list of 1 to 4 different names in small letters and digits. Write in the stack's settings file: videostack:accessTokenKeys: [a, b]")]
    [TestCase("playbackLifetimeMinutes", "721", "Setting videostack:playbackLifetimeMinutes is not a whole number from 5 to 720: '721'. Write: pulumi config set playbackLifetimeMinutes 15")]
    [TestCase("authRateLimit", "0", "Setting videostack:authRateLimit is not a whole number from 1 to 10000: '0'. Write: pulumi config set authRateLimit 10")]
    [TestCase("authBurstLimit", "5001", "Setting videostack:authBurstLimit is not a whole number from 1 to 5000: '5001'. Write: pulumi config set authBurstLimit 20")]
    public void A_wrong_setting_is_one_line_that_says_what_to_write(string key, string value, string message) =>
        Assert.That(() => Graph.With("dev", (key, value)), Throws.TypeOf<RunException>().With.Message.EqualTo(message));

    [Test]
    public void An_empty_setting_is_none() =>
        Assert.That((string?)Graph.With("dev", ("priceClass", ""))["cdn-distribution"]["priceClass"], Is.EqualTo("PriceClass_100"));

    [TestCase("Dev")]
    [TestCase("my_stack")]
    [TestCase("1st")]
    [TestCase("eighteen-letters-x")]
    public void A_stack_whose_name_does_not_fit_into_those_of_its_resources_is_refused(string stack) =>
        Assert.That(() => Named(stack), Throws.TypeOf<RunException>().With.Message.EqualTo(
            $"The stack's name '{stack}' is not a small letter followed by up to 16 small letters, digits and hyphens. Write: pulumi stack rename dev"));

    [TestCase("pr-1234")]
    [TestCase("seventeen-letters")]
    public void A_stack_may_have_a_name_of_17_characters(string stack) => Assert.That(() => Named(stack), Throws.Nothing);

    [Test]
    public void A_retention_that_CloudWatch_does_not_know_is_refused_with_the_next_that_it_does() =>
        Assert.That(() => Graph.With("dev", ("logRetentionDays", "10")),
            Throws.TypeOf<RunException>().With.Message.EndsWith("'10'. Write: pulumi config set logRetentionDays 14"));

    [TestCase("[]")]
    [TestCase("[\"a\", \"a\"]")]
    [TestCase("[\"A\"]")]
    [TestCase("[\"a\", \"b\", \"c\", \"d\", \"e\"]")]
    public void Keys_of_access_tokens_are_few_and_have_names_that_resources_can_bear(string keys) =>
        Assert.That(() => Graph.With("dev", ("accessTokenKeys", keys)),
            Throws.TypeOf<RunException>().With.Message.StartsWith("Setting videostack:accessTokenKeys is not a list of 1 to 4 different names"));

    [TestCase("you")]
    [TestCase("You <you@example.org>")]
    [TestCase("you@example.org, me@example.org")]
    [TestCase("you@localhost")]
    public void An_address_is_one_that_mail_reaches(string address) =>
        Assert.That(() => Graph.With("dev", ("siteOrigin", "https://video.example.org"), ("mailFrom", address)),
            Throws.TypeOf<RunException>().With.Message.EqualTo(
                $"Setting videostack:mailFrom is not an e-mail address: '{address}'. Write: pulumi config set mailFrom videos@example.org"));

    [TestCase("example.org", "is not the ARN of an identity of SES")]
    [TestCase("arn:aws:ses:eu-central-1:123456789012:identity/*", "is not the ARN of an identity of SES")]
    [TestCase("arn:aws:ses:eu-central-1:123456789012:identity/other.org", "is an identity that mailFrom does not belong to")]
    [TestCase("arn:aws:ses:eu-central-1:123456789012:identity/ail.example.org", "is an identity that mailFrom does not belong to")]
    [TestCase("arn:aws:ses:eu-central-1:123456789012:identity/you@mail.example.org", "is an identity that mailFrom does not belong to")]
    public void An_identity_of_mail_is_one_that_the_address_belongs_to(string arn, string what) =>
        Assert.That(() => Graph.With("dev", ("siteOrigin", "https://video.example.org"), ("mailFrom", "videos@mail.example.org"), ("mailIdentityArn", arn)),
            Throws.TypeOf<RunException>().With.Message.StartsWith($"Setting videostack:mailIdentityArn {what}: '{arn}'. Write: pulumi config set mailIdentityArn arn:aws:ses:"));

    [Test]
    public void An_identity_of_mail_needs_an_address() =>
        Assert.That(() => Graph.With("dev", ("mailIdentityArn", "arn:aws:ses:eu-central-1:123456789012:identity/example.org")),
            Throws.TypeOf<RunException>().With.Message.EqualTo(
                "Setting videostack:mailFrom is missing, but mailIdentityArn is set, which it belongs to. Write: pulumi config set mailFrom videos@example.org"));

    [Test]
    public void By_invitation_the_first_administrator_comes_by_mail() =>
        Assert.That(() => Graph.With("dev", ("siteOrigin", "https://video.example.org"), ("registration", "invitation"),
            ("mailFrom", "videos@example.org"), ("firstAdministrator", "you@example.org")), Throws.Nothing);

    [Test]
    public void A_secret_address_need_not_be_readable_for_a_plan() =>
        Assert.That(() => Graph.With("dev", ("siteOrigin", "https://video.example.org"), ("mailFrom", "videos@example.org"),
            ("firstAdministrator", StackConfiguration.Hidden)), Throws.Nothing);

    [Test]
    public void A_certificate_of_another_region_is_refused() =>
        Assert.That(() => Graph.With("dev", ("domainName", "video.example.org"), ("certificateArn", "arn:aws:acm:eu-central-1:1:certificate/1")),
            Throws.TypeOf<RunException>().With.Message.Contains("is not an ACM certificate of us-east-1"));

    [Test]
    public void All_that_is_wrong_is_told_at_once() =>
        Assert.That(() => Graph.With("dev", ("protectData", "yes"), ("apiRateLimit", "x"), ("colour", "blue")),
            Throws.TypeOf<RunException>().With.Message.Matches(@"\ASetting videostack:[^\n]+\nSetting videostack:[^\n]+\nThere is no setting videostack:colour\.[^\n]+\Z"));

    [Test]
    public void Settings_of_others_are_not_ours_to_judge() => Assert.That(() => Graph.With("dev", ("other:thing", "1")), Throws.Nothing);

    /// <summary>The settings of dev under another name.</summary>
    private static void Named(string stack)
    {
        var root = Directory.CreateTempSubdirectory("videostack-named-");
        try
        {
            File.Copy(Path.Combine(Repository.Root, "Pulumi.yaml"), Path.Combine(root.FullName, "Pulumi.yaml"));
            File.Copy(Path.Combine(Repository.Root, "Pulumi.dev.yaml"), Path.Combine(root.FullName, $"Pulumi.{stack}.yaml"));
            Graph.Declare(StackConfiguration.Read(root.FullName, stack));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}

[TestFixture]
public sealed class StackConfigurationTests
{
    private string _root = "";

    [SetUp]
    public void CreateRoot() => _root = Directory.CreateTempSubdirectory("videostack-settings-").FullName;

    [TearDown]
    public void DeleteRoot() => Directory.Delete(_root, recursive: true);

    [Test]
    public void A_stack_has_the_projects_settings_and_its_own()
    {
        Write("Pulumi.yaml", "name: films\nconfig:\n  pulumi:autonaming:\n    value:\n      pattern: x-${name}\n  size: { value: 1 }\n");
        Write("Pulumi.dev.yaml", "config:\n  aws:region: eu-west-1\n  films:size: 2\n  films:on: true\n  films:list: [a, b]\n  films:text: \"007\"\n");
        var configuration = StackConfiguration.Read(_root, "dev");
        Assert.Multiple(() =>
        {
            Assert.That(configuration.Project, Is.EqualTo("films"));
            Assert.That(configuration.Stack, Is.EqualTo("dev"));
            Assert.That(configuration["aws:region"], Is.EqualTo("eu-west-1"));
            Assert.That(configuration["films:size"], Is.EqualTo("2"));
            Assert.That(configuration["films:on"], Is.EqualTo("true"));
            Assert.That(configuration["films:list"], Is.EqualTo("""["a","b"]"""));
            Assert.That(configuration["films:text"], Is.EqualTo("007"));
            Assert.That(configuration["pulumi:autonaming"], Is.EqualTo("""{"pattern":"x-${name}"}"""));
            Assert.That(configuration["films:missing"], Is.Null);
        });
    }

    [Test]
    public void A_setting_can_be_changed_without_the_file()
    {
        Write("Pulumi.yaml", "name: films\n");
        Write("Pulumi.dev.yaml", "config:\n  films:size: 2\n");
        var before = StackConfiguration.Read(_root, "dev");
        var after = before.With("size", "3").With("aws:region", "eu-west-1");
        Assert.That((before["films:size"], after["films:size"], after["aws:region"]), Is.EqualTo(("2", "3", "eu-west-1")));
    }

    [Test]
    public void Secrets_stay_secret()
    {
        Write("Pulumi.yaml", "name: films\n");
        Write("Pulumi.dev.yaml", "config:\n  films:password:\n    secure: v1:abc\n");
        StackConfiguration.Read(_root, "dev").Apply();
        Assert.That(Environment.GetEnvironmentVariable("PULUMI_CONFIG"), Is.EqualTo("""{"films:password":"[secret]"}"""));
        Assert.That(Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS"), Is.EqualTo("""["films:password"]"""));
    }

    [Test]
    public void A_stack_that_does_not_exist_is_told_with_those_that_do()
    {
        Write("Pulumi.yaml", "name: films\n");
        Write("Pulumi.dev.yaml", "");
        Write("Pulumi.prod.yaml", "");
        Assert.That(() => StackConfiguration.Read(_root, "pord"),
            Throws.TypeOf<RunException>().With.Message.EqualTo(
                $"There is no stack 'pord': {Path.Combine(_root, "Pulumi.pord.yaml")} does not exist. Stacks: dev, prod."));
    }

    [TestCase("config:\n  films:a: [1\n  films:b: 2\n", "line 1: A bracket or a quotation, here or below, is not closed\\.")]
    [TestCase("config:\n  films:a: 1\n films:b: 2\n", "line 3: ")]
    public void A_malformed_file_is_told_in_one_line(string text, string what)
    {
        Write("Pulumi.yaml", "name: films\n");
        Write("Pulumi.dev.yaml", text);
        var error = Assert.Throws<RunException>(() => StackConfiguration.Read(_root, "dev"));
        Assert.That(error!.Message, Does.Match($@"Pulumi\.dev\.yaml \(the stack's settings\) is not valid YAML: {what}").And.Not.Contain("\n"));
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_root, file), text);
}
