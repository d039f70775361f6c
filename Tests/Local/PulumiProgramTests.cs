namespace VideoStack.Local.Tests;

/// <summary>The settings that this machine puts in place of a stack's own.</summary>
public sealed class PulumiProgramTests
{
    [Test]
    public void The_first_administrator_is_somebody_whose_mail_comes_to_the_local_mailbox()
    {
        Assert.That(With().FirstAdministrator, Is.EqualTo("admin@example.org"));
    }

    [TestCase("firstAdministrator=me@example.net", "me@example.net")]
    [TestCase("videostack:firstAdministrator=me@example.net", "me@example.net")]
    [TestCase("firstAdministrator=", null)]
    public void A_setting_of_the_command_line_goes_first(string setting, string? expected)
    {
        Assert.That(With(setting).FirstAdministrator, Is.EqualTo(expected));
    }

    [Test]
    public void So_does_one_of_another_namespace()
    {
        Assert.That(With("aws:region=ap-south-1").Region, Is.EqualTo("ap-south-1"));
    }

    private static PulumiProgram With(params string[] settings) => new(VideoStack.Tests.Support.Repository.Root, new LocalOptions(8080, "dev", Aot: false, Sample: false)
    {
        Settings = settings.Select(setting => setting.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]),
    });
}
