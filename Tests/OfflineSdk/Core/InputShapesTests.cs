using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Pulumi;

namespace VideoStack.OfflineSdk.Tests.Core;

/// <summary>What a mock is shown of the arguments.</summary>
[NonParallelizable]
public sealed class InputShapesTests
{
    [TearDown]
    public void ForgetFailure()
    {
        Environment.ExitCode = 0;
        AppDomain.CurrentDomain.AssemblyResolve -= ResolveMissing;
    }

    [Test]
    public async Task Plain_values_come_under_their_engine_names_and_numbers_as_doubles()
    {
        var inputs = await RecordingMocks.InputsOfAsync(new ThingArgs { DisplayName = "n", Count = 3, Enabled = true });

        Assert.That(inputs.Keys, Is.EquivalentTo(new[] { "displayName", "count", "enabled" }));
        Assert.That(inputs["displayName"], Is.EqualTo("n"));
        Assert.That(inputs["count"], Is.EqualTo(3.0).And.TypeOf<double>());
        Assert.That(inputs["enabled"], Is.True);
    }

    [Test]
    public async Task Arguments_that_are_not_set_are_absent()
        => Assert.That(await RecordingMocks.InputsOfAsync(new ThingArgs()), Is.Empty);

    [Test]
    public async Task Reading_a_list_makes_it_an_empty_list()
    {
        var args = new ThingArgs();
        _ = args.Names;
        _ = args.Labels;
        var inputs = await RecordingMocks.InputsOfAsync(args);

        Assert.That(inputs["names"], Is.EqualTo(ImmutableArray<object>.Empty));
        Assert.That(inputs["labels"], Is.EqualTo(ImmutableDictionary<string, object>.Empty));
    }

    [Test]
    public async Task Lists_maps_and_nested_arguments_are_immutable_collections()
    {
        var inputs = await RecordingMocks.InputsOfAsync(new ThingArgs
        {
            Names = { "a", Output.Create("b") },
            Labels = { ["k"] = "v", ["none"] = (string)null! },
            Part = new PartArgs { PartName = "p", Weight = 1.5 },
            Parts = { new PartArgs { PartName = Output.Create("q"), Tags = { "t" } } },
        });

        Assert.That(inputs["names"], Is.TypeOf<ImmutableArray<object>>().And.EqualTo(new object[] { "a", "b" }));
        Assert.That(inputs["labels"], Is.InstanceOf<ImmutableDictionary<string, object>>()
            .And.EquivalentTo(new Dictionary<string, object> { ["k"] = "v" }));
        Assert.That(inputs["part"], Is.InstanceOf<ImmutableDictionary<string, object>>()
            .And.EquivalentTo(new Dictionary<string, object> { ["partName"] = "p", ["weight"] = 1.5 }));
        var part = ((ImmutableArray<object>)inputs["parts"]).Cast<ImmutableDictionary<string, object>>().Single();
        Assert.That(part["partName"], Is.EqualTo("q"));
        Assert.That(part["tags"], Is.EqualTo(new object[] { "t" }));
    }

    [Test]
    public async Task Null_items_of_a_list_are_kept()
        => Assert.That(
            (await RecordingMocks.InputsOfAsync(new ThingArgs { Names = new[] { "a", null! } }))["names"],
            Is.EqualTo(new object?[] { "a", null }));

    [Test]
    public async Task Enumerations_and_unions_are_their_values()
    {
        var inputs = await RecordingMocks.InputsOfAsync(new ThingArgs { Shade = Shade.Dark, Level = Level.High, Size = 5 });

        Assert.That(inputs["shade"], Is.EqualTo("DARK"));
        Assert.That(inputs["level"], Is.EqualTo(7.0).And.TypeOf<double>());
        Assert.That(inputs["size"], Is.EqualTo(5.0).And.TypeOf<double>());
        Assert.That((await RecordingMocks.InputsOfAsync(new ThingArgs { Size = "big" }))["size"], Is.EqualTo("big"));
    }

    [Test]
    public async Task Secrets_are_unwrapped_at_any_depth()
    {
        var inputs = await RecordingMocks.InputsOfAsync(new ThingArgs
        {
            DisplayName = Output.CreateSecret("s"),
            Part = new PartArgs { PartName = Output.CreateSecret("p") },
            Names = { Output.CreateSecret("n") },
        });

        Assert.That(inputs["displayName"], Is.EqualTo("s"));
        Assert.That(((ImmutableDictionary<string, object>)inputs["part"])["partName"], Is.EqualTo("p"));
        Assert.That(inputs["names"], Is.EqualTo(new object[] { "n" }));
    }

    [Test]
    public async Task Unknown_values_are_absent_with_all_that_they_are_part_of()
    {
        var inputs = await RecordingMocks.InputsOfAsync(new ThingArgs
        {
            DisplayName = Values.Unknown("u"),
            Count = 1,
            Names = { "a", Values.Unknown("u") },
            Part = new PartArgs { PartName = Values.Unknown("u"), Weight = 1 },
            Labels = { ["k"] = Values.Unknown("u") },
        });

        Assert.That(inputs.Keys, Is.EquivalentTo(new[] { "count" }));
    }

    [Test]
    public async Task Assets_and_archives_come_as_instances()
    {
        Assert.That((await RecordingMocks.InputsOfAsync(Content(new FileAsset("f"))))["content"], Is.TypeOf<FileAsset>());
        Assert.That((await RecordingMocks.InputsOfAsync(Content(new StringAsset("t"))))["content"], Is.TypeOf<StringAsset>());
        Assert.That((await RecordingMocks.InputsOfAsync(Content(new RemoteAsset("http://u"))))["content"], Is.TypeOf<RemoteAsset>());
        Assert.That((await RecordingMocks.InputsOfAsync(Content(new FileArchive("f"))))["content"], Is.TypeOf<FileArchive>());
        Assert.That((await RecordingMocks.InputsOfAsync(Content(new RemoteArchive("http://u"))))["content"], Is.TypeOf<RemoteArchive>());
        var files = new Dictionary<string, AssetOrArchive> { ["a"] = new StringAsset("t") };
        Assert.That((await RecordingMocks.InputsOfAsync(Content(new AssetArchive(files))))["content"], Is.TypeOf<AssetArchive>());

        static ThingArgs Content(AssetOrArchive content) => new() { Content = content };
    }

    [Test]
    public async Task A_document_is_made_of_dictionaries_lists_and_outputs()
    {
        var document = new Dictionary<string, object?>
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new object[]
            {
                new Dictionary<string, object?>
                {
                    ["Action"] = new[] { "s3:GetObject" }, ["Resource"] = Output.Create("arn"), ["Nothing"] = null, ["__engine"] = 1,
                },
                2,
            },
        };
        var inputs = await RecordingMocks.InputsOfAsync(new ThingArgs { Document = document });
        var shown = (ImmutableDictionary<string, object>)inputs["document"];
        var statements = (ImmutableArray<object>)shown["Statement"];
        var statement = (ImmutableDictionary<string, object>)statements[0];

        Assert.That(shown["Version"], Is.EqualTo("2012-10-17"));
        Assert.That(statement.Keys, Is.EquivalentTo(new[] { "Action", "Resource" }));
        Assert.That(statement["Action"], Is.EqualTo(new object[] { "s3:GetObject" }));
        Assert.That(statement["Resource"], Is.EqualTo("arn"));
        Assert.That(statements[1], Is.EqualTo(2.0));
    }

    [Test]
    public async Task A_json_element_is_shown_as_its_values()
    {
        var element = JsonDocument.Parse("""{"a":[1,"x",true,null],"b":null}""").RootElement;
        var inputs = await RecordingMocks.InputsOfAsync(new ThingArgs { Document = element });
        var shown = (ImmutableDictionary<string, object?>)inputs["document"]!;

        Assert.That(shown["a"], Is.EqualTo(new object?[] { 1.0, "x", true, null }));
        Assert.That(shown.Keys, Does.Contain("a"));
    }

    [Test]
    public async Task A_resource_passed_as_a_value_comes_as_an_instance_of_its_class()
    {
        // The classes are looked for in all referenced assemblies, and the test adapter references some that it comes without.
        AppDomain.CurrentDomain.AssemblyResolve += ResolveMissing;
        var mocks = new RecordingMocks();
        Thing owner = null!;
        await mocks.RunAsync(() =>
        {
            owner = new Thing("owner", new ThingArgs { DisplayName = "o" });
            _ = new Thing("owned", new ThingArgs { Owner = owner });
        });
        var shown = (Thing)mocks["owned"].Inputs["owner"];

        Assert.That(shown.GetResourceName(), Is.EqualTo("owner"));
        Assert.That(shown.Urn.Value(), Is.EqualTo(owner.Urn.Value()));
        Assert.That(shown.Id.Value(), Is.EqualTo("owner-id"));
        Assert.That(shown.DisplayName.Value(), Is.EqualTo("o"));
        Assert.That(mocks.Resources, Has.Count.EqualTo(2));
    }

    private static Assembly ResolveMissing(object? sender, ResolveEventArgs args) => typeof(object).Assembly;
}
