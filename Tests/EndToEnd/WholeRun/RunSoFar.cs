using System.Collections.Concurrent;
using System.Reflection;
using NUnit.Framework.Interfaces;
using VideoStack.Tests.EndToEnd.WholeRun;

[assembly: RunSoFar]

namespace VideoStack.Tests.EndToEnd.WholeRun;

/// <summary>Remembers which tests have run and what their functions were told, for the tests that judge the run as a whole.</summary>
/// <remarks>
/// NUnit runs fixtures by name, so those of this namespace come last. When others were left out by a filter there is no whole run
/// to judge.
/// </remarks>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class RunSoFarAttribute : Attribute, ITestAction
{
    private static readonly ConcurrentDictionary<string, bool> Ran = new(StringComparer.Ordinal);

    public ActionTargets Targets => ActionTargets.Test;

    public void BeforeTest(ITest test)
    {
    }

    public void AfterTest(ITest test)
    {
        if (test.ClassName is { } fixture) Ran[fixture] = true;
        // Functions that nobody calls are ended after minutes: look while they are there.
        if (PlatformFixture.Platform is { } platform) FunctionEnvironments.Look(platform.ProcessId);
    }

    /// <summary>Leaves a test out when a filter left others out; fails it when others are still to come.</summary>
    public static void MustBeWhole()
    {
        var last = typeof(RunSoFarAttribute).Namespace!;
        var missing = Fixtures().Where(fixture => !fixture.StartsWith(last, StringComparison.Ordinal) && !Ran.ContainsKey(fixture)).ToList();
        Assert.That(missing.Where(fixture => string.CompareOrdinal(fixture, last) > 0), Is.Empty, $"NUnit runs these after {last}; give them another name");
        if (missing.Count > 0) Assert.Ignore($"Only a whole run can be judged. Left out: {string.Join(", ", missing)}");
    }

    private static IEnumerable<string> Fixtures() =>
        from type in typeof(RunSoFarAttribute).Assembly.GetTypes()
        where !type.IsAbstract && !type.IsDefined(typeof(ExplicitAttribute), inherit: true) && !IsBenchmark(type)
        where type.GetMethods().Any(method =>
            !method.IsDefined(typeof(ExplicitAttribute), inherit: true)
            && method.GetCustomAttributes(inherit: true).Any(attribute => attribute is ITestBuilder or ISimpleTestBuilder))
        select type.FullName;

    // ./dev bench runs these by themselves.
    private static bool IsBenchmark(Type type) => type.GetCustomAttributes<CategoryAttribute>(inherit: true).Any(category => category.Name == "Bench");
}
