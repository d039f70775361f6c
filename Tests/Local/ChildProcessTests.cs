using System.Diagnostics;

namespace VideoStack.Local.Tests;

public sealed class ChildProcessTests
{
    [Test]
    public void A_failure_tells_command_code_and_last_lines()
    {
        var failure = Assert.CatchAsync<ChildProcessException>(() => ChildProcess.RunAsync(
            new ChildProcessStart("sh", "-c", "echo one; echo two >&2; exit 3"), CancellationToken.None))!;

        Assert.Multiple(() =>
        {
            Assert.That(failure.ExitCode, Is.EqualTo(3));
            Assert.That(failure.LastLines, Is.EquivalentTo("one two".Split(' ')));
            Assert.That(failure.Message, Does.StartWith("`sh -c echo one; echo two >&2; exit 3` exited with 3:"));
        });
    }

    [Test]
    public void A_missing_program_is_named() => Assert.That(
        () => ChildProcess.Start(new ChildProcessStart("no-such-program")),
        Throws.TypeOf<ChildProcessException>().With.Message.EqualTo("no-such-program was not found."));

    [Test]
    public async Task Disposing_ends_the_whole_tree()
    {
        var grandchild = new TaskCompletionSource<int>();
        var process = ChildProcess.Start(new ChildProcessStart("sh", "-c", "sleep 60 & echo $!; wait")
        {
            OnOutput = line => grandchild.TrySetResult(int.Parse(line, System.Globalization.CultureInfo.InvariantCulture)),
        });
        var processes = (int[])[process.Id, await grandchild.Task];

        await process.DisposeAsync();

        Assert.That(processes.Where(IsAlive), Is.Empty);
    }

    [Test]
    public async Task What_a_child_leaves_behind_does_not_delay_its_end()
    {
        await using var process = ChildProcess.Start(new ChildProcessStart("sh", "-c", "sleep 30 & exit 4"));

        Assert.That(await process.Exited.WaitAsync(TimeSpan.FromSeconds(20)), Is.EqualTo(4));
    }

    [Test]
    public async Task Cancelling_a_run_ends_the_process()
    {
        using var cancellation = new CancellationTokenSource();
        var id = new TaskCompletionSource<int>();
        var run = ChildProcess.RunAsync(new ChildProcessStart("sh", "-c", "echo $$; sleep 60")
        {
            OnOutput = line => id.TrySetResult(int.Parse(line, System.Globalization.CultureInfo.InvariantCulture)),
        }, cancellation.Token);
        var process = await id.Task;

        await cancellation.CancelAsync();

        Assert.CatchAsync<OperationCanceledException>(() => run);
        Assert.That(IsAlive(process), Is.False);
    }

    [Test]
    public async Task Interrupts_of_the_terminal_pass_a_child_by()
    {
        var running = new TaskCompletionSource();
        await using var process = ChildProcess.Start(new ChildProcessStart("sh", "-c", "echo ready; exec sleep 60")
        {
            OnOutput = _ => running.TrySetResult(),
        });
        await running.Task;

        await ChildProcess.RunAsync(new ChildProcessStart("sh", "-c", $"kill -INT {process.Id}"), CancellationToken.None);
        await Task.Delay(200);

        Assert.That(process.Exited.IsCompleted, Is.False);
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            // A grandchild that nobody has waited for yet is gone all the same.
            return !process.HasExited && !IsZombie(id);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsZombie(int id) =>
        File.Exists($"/proc/{id}/stat") && File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].Trim()[0] == 'Z';
}
