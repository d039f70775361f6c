using Pulumi;

namespace VideoStack.OfflineSdk.Tests.Core;

/// <summary>Arguments that are passed as JSON text.</summary>
[NonParallelizable]
public sealed class JsonArgumentTests
{
    [TestCaseSource(nameof(JsonArguments))]
    public async Task A_json_argument_is_text(object value, string expected)
        => Assert.That((await RecordingMocks.InputsOfAsync(new ThingArgs { Settings = value }))["settings"], Is.EqualTo(expected));

    private static IEnumerable<TestCaseData> JsonArguments()
    {
        yield return new TestCaseData(true, "true");
        yield return new TestCaseData(12, "12");
        yield return new TestCaseData(1.5, "1.5");
        yield return new TestCaseData(1e21, "1e+21");
        yield return new TestCaseData("a\"\\\n\t<b>&'/é\u0001\u0085", "\"a\\\"\\\\\\n\\t\\u003cb\\u003e&'/é\\u0001\\u0085\"");
        yield return new TestCaseData(new[] { "a", "b" }, "[ \"a\", \"b\" ]");
        yield return new TestCaseData(Array.Empty<string>(), "[ ]");
        yield return new TestCaseData(new Dictionary<string, object?>(), "{ }");
        yield return new TestCaseData(
            new Dictionary<string, object?> { ["b"] = Output.Create(1), ["a"] = new PartArgs { PartName = "p" }, ["n"] = null },
            "{ \"a\": { \"partName\": \"p\" }, \"b\": 1 }");
    }

    [Test]
    public async Task Secret_and_unknown_values_inside_a_json_argument_are_marked_as_for_the_engine()
    {
        var settings = new object[] { Output.CreateSecret("s"), Values.Unknown("u") };
        var inputs = await RecordingMocks.InputsOfAsync(new ThingArgs { Settings = settings });

        Assert.That(inputs["settings"], Is.EqualTo(
            "[ { \"4dabf18193072939515e22adb298388d\": \"1b47061264138c4ac30d75fd1eb44270\", \"value\": \"s\" }, "
            + "\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\" ]"));
    }

    [Test]
    public async Task An_unknown_json_argument_is_absent()
        => Assert.That(await RecordingMocks.InputsOfAsync(new ThingArgs { Settings = Values.Unknown<object>("u") }), Is.Empty);
}
