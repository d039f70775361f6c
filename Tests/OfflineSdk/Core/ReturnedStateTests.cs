using System.Collections.Immutable;
using Pulumi;

namespace VideoStack.OfflineSdk.Tests.Core;

/// <summary>What becomes of the state that a mock returns.</summary>
[NonParallelizable]
public sealed class ReturnedStateTests
{
    [TearDown]
    public void ForgetFailure() => Environment.ExitCode = 0;

    [Test]
    public async Task Plain_values_become_outputs()
    {
        var thing = await ThingWithAsync(("displayName", "n"), ("count", 3), ("ratio", 1.5), ("enabled", true));

        Assert.That(thing.DisplayName.Value(), Is.EqualTo("n"));
        Assert.That(thing.Count.Value(), Is.EqualTo(3));
        Assert.That(thing.Ratio.Value(), Is.EqualTo(1.5));
        Assert.That(thing.Enabled.Value(), Is.True);
    }

    [Test]
    public async Task Enumerations_and_unions_take_the_type_that_fits()
    {
        var thing = await ThingWithAsync(("shade", "LIGHT"), ("level", 7), ("size", 4));

        Assert.That(thing.Shade.Value(), Is.EqualTo(Shade.Light));
        Assert.That(thing.Level.Value(), Is.EqualTo(Level.High));
        Assert.That(thing.Size.Value().AsT1, Is.EqualTo(4));
        Assert.That((await ThingWithAsync(("size", "big"))).Size.Value().AsT0, Is.EqualTo("big"));
    }

    [Test]
    public async Task Nested_values_become_output_types()
    {
        var part = Values.Map(("partName", "p"), ("weight", 2), ("tags", new[] { "t" }), ("shade", "DARK"), ("other", 1));
        var thing = await ThingWithAsync(
            ("part", part),
            ("parts", new[] { part, Values.Map(("partName", "q")) }),
            ("names", new List<string> { "a", "b" }),
            ("labels", new Dictionary<string, string> { ["k"] = "v" }));

        var nested = thing.Part.Value()!;
        Assert.That(nested.PartName, Is.EqualTo("p"));
        Assert.That(nested.Weight, Is.EqualTo(2));
        Assert.That(nested.Tags, Is.EqualTo(new[] { "t" }));
        Assert.That(nested.Shade, Is.EqualTo(Shade.Dark));
        Assert.That(thing.Parts.Value().Select(p => p.PartName), Is.EqualTo(new[] { "p", "q" }));
        Assert.That(thing.Parts.Value()[1].Tags.IsDefault, Is.True);
        Assert.That(thing.Names.Value(), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(thing.Labels.Value(), Is.EquivalentTo(new Dictionary<string, string> { ["k"] = "v" }));
    }

    [Test]
    public async Task An_untyped_output_shows_what_a_mock_would_be_shown()
    {
        var thing = await ThingWithAsync(("document", Values.Map(("n", 1), ("l", new[] { "x" }))));
        var document = (ImmutableDictionary<string, object>)thing.Document.Value()!;

        Assert.That(document["n"], Is.EqualTo(1.0));
        Assert.That(document["l"], Is.EqualTo(ImmutableArray.Create<object>("x")));
    }

    [Test]
    public async Task Keys_not_returned_are_defaults_and_extra_keys_ignored()
    {
        var thing = await ThingWithAsync(("extra", 1));

        Assert.That(thing.DisplayName.Value(), Is.Null);
        Assert.That(thing.DisplayName.IsKnown(), Is.True);
        Assert.That(thing.Count.Value(), Is.Zero);
        Assert.That(thing.Ratio.Value(), Is.Null);
        Assert.That(thing.Names.Value().IsDefault, Is.True);
        Assert.That(thing.Part.Value(), Is.Null);
    }

    [Test]
    public async Task Wrong_types_silently_become_defaults()
    {
        var thing = await ThingWithAsync(
            ("displayName", 1), ("count", "x"), ("ratio", "x"), ("names", "x"), ("part", "x"), ("labels", new[] { "x" }),
            ("enabled", "true"), ("shade", true), ("level", "HIGH"), ("size", true));

        Assert.That(thing.DisplayName.Value(), Is.Null);
        Assert.That(thing.Count.Value(), Is.Zero);
        Assert.That(thing.Ratio.Value(), Is.Zero);
        Assert.That(thing.Names.Value().IsDefault, Is.True);
        Assert.That(thing.Part.Value(), Is.Null);
        Assert.That(thing.Labels.Value(), Is.Null);
        Assert.That(thing.Enabled.Value(), Is.False);
        Assert.That(thing.Shade.Value(), Is.EqualTo(default(Shade)));
        Assert.That(thing.Level.Value(), Is.EqualTo(Level.Low));
        Assert.That(thing.Size.Value(), Is.EqualTo(default(Union<string, int>)));
    }

    [Test]
    public async Task A_fraction_is_cut_for_an_integer()
        => Assert.That((await ThingWithAsync(("count", 3.9))).Count.Value(), Is.EqualTo(3));

    [Test]
    public async Task A_wrong_item_becomes_a_default_item()
        => Assert.That((await ThingWithAsync(("names", new object[] { "a", 1 }))).Names.Value(), Is.EqualTo(new[] { "a", null }));

    [Test]
    public async Task Secret_and_unknown_state_make_secret_and_unknown_outputs()
    {
        var thing = await ThingWithAsync(
            ("displayName", Output.CreateSecret("s")), ("count", Values.Unknown(1)), ("names", new object[] { Output.CreateSecret("n") }));

        Assert.That(thing.DisplayName.IsSecret(), Is.True);
        Assert.That(thing.DisplayName.Value(), Is.EqualTo("s"));
        Assert.That(thing.Count.IsKnown(), Is.False);
        Assert.That(thing.Names.IsSecret(), Is.True);
        Assert.That(thing.Enabled.IsSecret(), Is.False);
    }

    [Test]
    public async Task Keys_not_returned_are_unknown_in_a_preview()
    {
        Thing thing = null!;
        var ran = false;
        await new RecordingMocks { OnResource = _ => ("id", Values.Map(("count", 1))) }.PreviewAsync(() =>
        {
            thing = new Thing("thing");
            thing.DisplayName.Apply(_ => ran = true);
        });

        Assert.That(thing.Count.IsKnown(), Is.True);
        Assert.That(thing.DisplayName.IsKnown(), Is.False);
        Assert.That(ran, Is.False);
    }

    [Test]
    public async Task A_null_id_makes_the_id_unknown()
    {
        Thing thing = null!;
        var ran = false;
        await new RecordingMocks { OnResource = args => (null, args.Inputs) }.RunAsync(() =>
        {
            thing = new Thing("thing");
            thing.Id.Apply(_ => ran = true);
        });

        Assert.That(thing.Id.IsKnown(), Is.False);
        Assert.That(thing.Urn.IsKnown(), Is.True);
        Assert.That(ran, Is.False);
    }

    [Test]
    public async Task State_may_be_an_arguments_object()
    {
        Thing thing = null!;
        await new RecordingMocks { OnResource = _ => ("id", new ThingArgs { DisplayName = "n" }) }
            .RunAsync(() => thing = new Thing("thing"));

        Assert.That(thing.DisplayName.Value(), Is.EqualTo("n"));
    }

    private static IEnumerable<TestCaseData> WrongStates()
    {
        yield return new TestCaseData(new { displayName = "n" }).SetArgDisplayNames("anonymous object");
        yield return new TestCaseData("text").SetArgDisplayNames("text");
        yield return new TestCaseData(Values.Map(("count", 1L))).SetArgDisplayNames("long");
    }

    [TestCaseSource(nameof(WrongStates))]
    public void State_that_is_no_dictionary_of_supported_values_fails(object state)
    {
        var mocks = new RecordingMocks { OnResource = _ => ("id", state) };
        var error = Assert.ThrowsAsync<RunException>(() => mocks.RunAsync(() => _ = new Thing("thing")));

        Assert.That(error!.Message, Does.Contain("is not a supported argument type"));
    }

    [Test]
    public void An_output_of_a_type_that_cannot_be_is_refused_when_the_resource_is_made()
    {
        var error = Assert.ThrowsAsync<RunException>(() => new RecordingMocks().RunAsync(() => _ = new Wrong("wrong")));

        Assert.That(error!.Message, Does.Contain("Wrong.Time contains invalid type System.DateTime"));
    }

    private sealed class Wrong(string name) : CustomResource("test:index:Wrong", name, null, null)
    {
        [Output("time")]
        public Output<DateTime> Time { get; private set; } = null!;
    }

    private static async Task<Thing> ThingWithAsync(params (string Key, object? Value)[] state)
    {
        Thing thing = null!;
        await new RecordingMocks { OnResource = _ => ("id", Values.Map(state)) }.RunAsync(() => thing = new Thing("thing"));
        return thing;
    }
}
