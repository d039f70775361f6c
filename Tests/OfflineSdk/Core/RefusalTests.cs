using Pulumi;

namespace VideoStack.OfflineSdk.Tests.Core;

/// <summary>What the stand-in does that the official core does not: it refuses to deploy.</summary>
[NonParallelizable]
public sealed class RefusalTests
{
    private sealed class UnusedStack : Stack
    {
        public UnusedStack() => throw new InvalidOperationException("must not be made");
    }

    private static IEnumerable<TestCaseData> Runs()
    {
        yield return Run("stack", Deployment.RunAsync<UnusedStack>);
        yield return Run("stack of a service provider", () => Deployment.RunAsync<UnusedStack>(null!));
        yield return Run("action", () => Deployment.RunAsync(() => { }));
        yield return Run("outputs", () => Deployment.RunAsync(() => new Dictionary<string, object?>()));
        yield return Run("task", () => Deployment.RunAsync(() => Task.CompletedTask));
        yield return Run("task of outputs", () => Deployment.RunAsync(
            () => Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>())));

        static TestCaseData Run(string name, Func<Task<int>> run) => new TestCaseData(run).SetArgDisplayNames(name);
    }

    [TearDown]
    public void ForgetFailure() => Environment.ExitCode = 0;

    [TestCaseSource(nameof(Runs))]
    public async Task Deploying_stops_with_one_line_that_says_what_to_do(Func<Task<int>> run)
    {
        var before = Console.Error;
        using var text = new StringWriter();
        Console.SetError(text);
        try
        {
            Assert.That(await run(), Is.EqualTo(1));
        }
        finally
        {
            Console.SetError(before);
        }

        var lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(1));
        Assert.That(lines[0], Does.Contain("offline stand-ins").And.Contain("VIDEOSTACK_SDK=official ./dev"));
        Assert.That(Environment.ExitCode, Is.EqualTo(1));
    }
}
