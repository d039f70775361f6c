using NUnit.Framework;
using VideoStack.Infra.Packaging;

namespace VideoStack.Infra.Tests;

[TestFixture]
[Platform(Exclude = "Win")]
public sealed class CommandTests
{
    private readonly CommandRunner _runner = new();

    [Test]
    public void A_failed_command_is_told_with_its_code_and_its_last_lines()
    {
        var command = new Command("sh", Path.GetTempPath(), "-c", "seq 1 30; echo bad >&2; exit 3");
        var error = Assert.ThrowsAsync<PackagingException>(() => _runner.RunAsync(command, CancellationToken.None));
        Assert.That(error!.Message, Does.StartWith($"`sh -c seq 1 30; echo bad >&2; exit 3` in {Path.GetTempPath()} exited with 3:\n"));
        Assert.That(error.Message.Split('\n')[1..], Has.Length.EqualTo(20).And.Contain("bad").And.Contain("30").And.Not.Contain("5"));
    }

    [Test]
    public void A_missing_program_is_told_by_its_name() =>
        Assert.That(() => _runner.RunAsync(new Command("no-such-program", Path.GetTempPath()), CancellationToken.None),
            Throws.TypeOf<PackagingException>().With.Message.Contains("Is no-such-program installed and on the PATH?"));

    [Test]
    public async Task A_command_that_succeeds_says_nothing() =>
        await _runner.RunAsync(new Command("sh", Path.GetTempPath(), "-c", "exit 0"), CancellationToken.None);

    [Test]
    public void A_cancelled_command_ends()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var started = DateTime.UtcNow;
        Assert.That(() => _runner.RunAsync(new Command("sh", Path.GetTempPath(), "-c", "sleep 60"), cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(DateTime.UtcNow - started, Is.LessThan(TimeSpan.FromSeconds(20)));
    }

    [Test]
    public void The_C_library_that_this_machines_own_programs_need_is_read()
    {
        // Any dynamically linked program will do; a static one names no version.
        var glibc = GlibcRequirement.Read("/bin/sh");
        if (!OperatingSystem.IsLinux() || glibc is null) Assert.Ignore("This machine's shell is not linked against glibc.");
        Assert.That(glibc, Is.GreaterThanOrEqualTo(new Version(2, 2)).And.LessThan(new Version(3, 0)));
    }

    [Test]
    public void What_is_no_executable_needs_nothing()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, new string('x', 100));
        Assert.That(GlibcRequirement.Read(file), Is.Null);
        File.Delete(file);
    }
}
