using Pulumi;

namespace VideoStack.OfflineSdk.Tests.Core;

/// <summary>Arguments that no resource can have.</summary>
[NonParallelizable]
public sealed class RefusedInputTests
{
    [TearDown]
    public void ForgetFailure() => Environment.ExitCode = 0;

    private static IEnumerable<TestCaseData> Unsupported()
    {
        yield return new TestCaseData(1L, "System.Int64").SetArgDisplayNames("long");
        yield return new TestCaseData(1m, "System.Decimal").SetArgDisplayNames("decimal");
        yield return new TestCaseData(1f, "System.Single").SetArgDisplayNames("float");
        yield return new TestCaseData(new { A = 1 }, "AnonymousType").SetArgDisplayNames("anonymous object");
        yield return new TestCaseData(new[] { 1 }.Select(i => i), "Iterator").SetArgDisplayNames("lazy sequence");
        var nested = new Dictionary<string, object> { ["a"] = new[] { 1L } };
        yield return new TestCaseData(nested, "System.Int64").SetArgDisplayNames("nested long");
    }

    [TestCaseSource(nameof(Unsupported))]
    public void An_unsupported_value_fails_naming_type_and_property(object value, string type)
    {
        var error = Assert.ThrowsAsync<RunException>(() => RecordingMocks.InputsOfAsync(new ThingArgs { Plain = value }));

        Assert.That(error!.Message, Does.Contain(type).And.Contain("is not a supported argument type").And.Contain("\"plain\""));
    }

    [Test]
    public void A_task_is_refused()
    {
        var error = Assert.ThrowsAsync<RunException>(() => RecordingMocks.InputsOfAsync(new ThingArgs { Plain = Task.FromResult(1) }));

        Assert.That(error!.Message, Does.Contain("Tasks are not allowed inside ResourceArgs"));
    }

    [Test]
    public void Keys_other_than_text_are_refused()
    {
        var args = new ThingArgs { Plain = new Dictionary<int, string> { [1] = "a" } };
        var error = Assert.ThrowsAsync<RunException>(() => RecordingMocks.InputsOfAsync(args));

        Assert.That(error!.Message, Does.Contain("Dictionaries are only supported with string keys"));
    }

    [Test]
    public void A_missing_required_argument_fails_naming_it()
    {
        var error = Assert.ThrowsAsync<RunException>(() => RecordingMocks.InputsOfAsync(new ThingArgs { Part = new PartArgs() }));

        Assert.That(error!.Message, Does.Contain("PartArgs.PartName is required but was not given a value"));
        Assert.That(Environment.ExitCode, Is.EqualTo(32));
    }
}
