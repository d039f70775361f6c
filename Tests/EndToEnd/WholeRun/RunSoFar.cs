using System.Collections.Concurrent;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using VideoStack.Tests.EndToEnd.WholeRun;

[assembly: RunSoFar]

namespace VideoStack.Tests.EndToEnd.WholeRun;

/// <summary>Remembers which tests have run and what their functions were told, for the tests that judge the run as a whole.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class RunSoFarAttribute : Attribute, ITestAction
{
    // Says that no test is left out of this run.
    private const string WholeRun = "VIDEOSTACK_WHOLE_RUN";

    // Without any test that ends; shorter than what makes the runner give up.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(6);

    private static readonly ConcurrentDictionary<string, bool> Ran = new(StringComparer.Ordinal);

    private static DateTime _lastEnd;

    public ActionTargets Targets => ActionTargets.Test;

    public void BeforeTest(ITest test)
    {
    }

    public void AfterTest(ITest test)
    {
        (Ran[test.Id], _lastEnd) = (true, DateTime.UtcNow);
        // Functions that nobody calls are ended after minutes: look while they are there.
        if (PlatformFixture.Platform is { } platform) FunctionEnvironments.Look(platform.ProcessId);
    }

    /// <summary>Waits until all other tests have run; leaves the caller's out where a filter may leave out others.</summary>
    public static async Task WholeAsync()
    {
        if (Environment.GetEnvironmentVariable(WholeRun) != "1") Assert.Ignore($"Only a whole run can be judged: ./dev test says with {WholeRun}=1 that it is one.");
        var own = TestExecutionContext.CurrentContext.CurrentTest;
        var others = TestsOf(Root(own), own).ToList();
        _lastEnd = DateTime.UtcNow;
        while (others.Where(test => !Ran.ContainsKey(test.Id)).Select(test => test.FullName).ToList() is { Count: > 0 } missing)
        {
            Assert.That(DateTime.UtcNow - _lastEnd, Is.LessThan(_patience), $"These have not run: {string.Join(", ", missing)}");
            await Task.Delay(1000);
        }
    }

    private static ITest Root(ITest test) => test.Parent is { } parent ? Root(parent) : test;

    private static IEnumerable<ITest> TestsOf(ITest test, ITest except)
    {
        // ./dev bench runs the benchmarks by themselves.
        if (test == except || test.RunState != RunState.Runnable || test.Properties[PropertyNames.Category].Contains("Bench")) return [];
        return test.IsSuite ? test.Tests.SelectMany(child => TestsOf(child, except)) : [test];
    }
}
