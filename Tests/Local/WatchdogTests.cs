using System.Diagnostics;

namespace VideoStack.Local.Tests;

/// <summary>Nothing outlives the platform.</summary>
public sealed class WatchdogTests
{
    [Test]
    public async Task A_disposed_scratch_directory_is_gone()
    {
        string path;
        using (var scratch = new ScratchDirectory())
        {
            path = scratch.Path;
            await File.WriteAllTextAsync(Path.Combine(path, "segment"), "x");
        }

        Assert.That(Directory.Exists(path), Is.False);
    }

    [Test]
    public async Task A_disposed_child_is_dead()
    {
        var child = ChildProcess.Start(new ChildProcessStart("sleep", "60"));
        using var process = Process.GetProcessById(child.Id);

        await child.DisposeAsync();

        Assert.That(process.HasExited);
    }
}
