using Pulumi;
using Pulumi.Testing;

namespace VideoStack.OfflineSdk.Tests.Core;

/// <summary>Which resources mocks are shown, how and when.</summary>
[NonParallelizable]
public sealed class RegistrationTests
{
    private sealed class GroupStack : Stack
    {
        [Output]
        public Output<string> Child { get; }

        [Output("named")]
        public Output<int> Other { get; } = Output.Create(1);

        public GroupStack() => Child = new Group("group").ChildId;
    }

    [TearDown]
    public void ForgetFailure() => Environment.ExitCode = 0;

    [Test]
    public async Task Custom_resources_components_and_providers_are_shown_but_not_the_stack()
    {
        var mocks = new RecordingMocks();
        await mocks.RunAsync(() =>
        {
            _ = new Group("group");
            _ = new Provider("provider");
        });

        Assert.That(
            mocks.Resources.Select(resource => (resource.Type, resource.Name)),
            Is.EquivalentTo(new[]
            {
                ("test:index:Group", "group"), ("test:index:Thing", "group-child"), ("pulumi:providers:test", "provider"),
            }));
        Assert.That(mocks["group"].Inputs["title"], Is.EqualTo("a group"));
        Assert.That(mocks.Resources.Select(resource => resource.Id), Is.All.Empty);
        Assert.That(mocks.Resources.Select(resource => resource.Provider), Is.All.Empty);
    }

    [Test]
    public async Task Names_in_the_engine_show_stack_project_type_and_name()
    {
        Group group = null!;
        var resources = await Deployment.TestAsync(
            new RecordingMocks(),
            new TestOptions { IsPreview = false, StackName = "dev", ProjectName = "film" },
            () => { group = new Group("group"); });

        Assert.That(group.Urn.Value(), Is.EqualTo("urn:pulumi:dev::film::pulumi:pulumi:Stack$test:index:Group::group"));
        Assert.That(group.Child.Urn.Value(), Is.EqualTo("urn:pulumi:dev::film::pulumi:pulumi:Stack$test:index:Thing::group-child"));
        Assert.That(resources, Is.EquivalentTo(new Resource[] { group, group.Child }));
    }

    [Test]
    public async Task A_stack_is_among_the_results_and_registers_its_outputs()
    {
        var mocks = new RecordingMocks();
        var resources = await Deployment.TestAsync<GroupStack>(mocks, new TestOptions { IsPreview = false });
        var stack = resources.OfType<GroupStack>().Single();
        var outputs = mocks.Outputs.Single(output => output.Urn == stack.Urn.Value()).Outputs;

        Assert.That(resources, Has.Length.EqualTo(3));
        Assert.That(stack.GetResourceName(), Is.EqualTo("project-stack"));
        Assert.That(stack.Urn.Value(), Is.EqualTo("urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack"));
        Assert.That(outputs.Keys, Is.EquivalentTo(new[] { "Child", "named" }));
        Assert.That(outputs["Child"].Value(), Is.EqualTo("group-child-id"));
        Assert.That(outputs["named"].Value(), Is.EqualTo(1.0));
    }

    [Test]
    public async Task A_component_registers_its_marked_properties()
    {
        var mocks = new RecordingMocks();
        Group group = null!;
        await mocks.RunAsync(() => group = new Group("group"));
        var outputs = mocks.Outputs.Single(output => output.Urn == group.Urn.Value()).Outputs;

        Assert.That(outputs.Keys, Is.EqualTo(new[] { "childId" }));
        Assert.That(outputs["childId"].Value(), Is.EqualTo("group-child-id"));
    }

    [Test]
    public async Task Reading_an_existing_resource_shows_its_id()
    {
        var mocks = new RecordingMocks { OnResource = _ => ("other", Values.Map(("displayName", "found"))) };
        Thing thing = null!;
        await mocks.RunAsync(() => thing = new Thing("thing", null, new CustomResourceOptions { Id = "existing" }));

        Assert.That(mocks["thing"].Id, Is.EqualTo("existing"));
        Assert.That(mocks["thing"].Inputs, Is.Empty);
        Assert.That(thing.Id.Value(), Is.EqualTo("existing"));
        Assert.That(thing.DisplayName.Value(), Is.EqualTo("found"));
    }

    [Test]
    public async Task Importing_shows_the_id_and_keeps_it()
    {
        var mocks = new RecordingMocks { OnResource = args => (null, args.Inputs) };
        Thing thing = null!;
        await mocks.RunAsync(() => thing = new Thing("thing", null, new CustomResourceOptions { ImportId = "taken" }));

        Assert.That(mocks["thing"].Id, Is.EqualTo("taken"));
        Assert.That(thing.Id.Value(), Is.EqualTo("taken"));
    }

    [Test]
    public async Task A_provider_is_named_by_urn_and_id_and_inherited_from_parents()
    {
        var mocks = new RecordingMocks();
        await mocks.RunAsync(() =>
        {
            var provider = new Provider("provider");
            _ = new Thing("direct", null, new CustomResourceOptions { Provider = provider });
            _ = new Group("one", new ComponentResourceOptions { Provider = provider });
            _ = new Group("several", new ComponentResourceOptions { Providers = { provider } });
            _ = new Group("none");
        });
        const string Reference = "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:test::provider::provider-id";

        Assert.That(mocks["direct"].Provider, Is.EqualTo(Reference));
        Assert.That(mocks["one-child"].Provider, Is.EqualTo(Reference));
        Assert.That(mocks["several-child"].Provider, Is.EqualTo(Reference));
        Assert.That(mocks["none-child"].Provider, Is.Empty);
        Assert.That(mocks["one"].Provider, Is.Empty);
    }

    [Test]
    public async Task Dependencies_are_registered_first_children_of_components_included()
    {
        var order = new List<string>();
        var gate = new object();
        var mocks = new RecordingMocks
        {
            OnResource = args =>
            {
                // The dependency takes its time.
                if (args.Name == "group-child")
                    Thread.Sleep(100);
                lock (gate)
                    order.Add(args.Name!);
                return (args.Name, args.Inputs);
            },
        };
        await mocks.RunAsync(() =>
        {
            var group = new Group("group");
            _ = new Thing("explicit", null, new CustomResourceOptions { DependsOn = { group } });
            _ = new Thing("implicit", new ThingArgs { DisplayName = group.Child.Id });
        });

        Assert.That(order.IndexOf("group-child"), Is.LessThan(order.IndexOf("explicit")));
        Assert.That(order.IndexOf("group-child"), Is.LessThan(order.IndexOf("implicit")));
    }

    [Test]
    public async Task Independent_resources_are_registered_concurrently()
    {
        // Each answer waits for the other resource to be shown.
        using var both = new Barrier(2);
        var met = new List<bool>();
        var mocks = new RecordingMocks
        {
            OnResource = args =>
            {
                var inTime = both.SignalAndWait(TimeSpan.FromSeconds(20));
                lock (met)
                    met.Add(inTime);
                return (args.Name, args.Inputs);
            },
        };
        await mocks.RunAsync(() =>
        {
            _ = new Thing("one");
            _ = new Thing("two");
        });

        Assert.That(met, Is.EqualTo(new[] { true, true }));
    }

    [Test]
    public void Names_and_types_must_not_be_empty()
    {
        var error = Assert.ThrowsAsync<RunException>(() => new RecordingMocks().RunAsync(() => _ = new Thing("")));

        Assert.That(error!.Message, Does.Contain("'name' cannot be null or empty."));
    }

    [Test]
    public void A_component_takes_one_provider_or_several_but_not_both()
    {
        var error = Assert.ThrowsAsync<RunException>(() => new RecordingMocks().RunAsync(() =>
        {
            var provider = new Provider("provider");
            _ = new Group("group", new ComponentResourceOptions { Provider = provider, Providers = { provider } });
        }));

        Assert.That(error!.Message, Does.Contain("Do not supply both 'provider' and 'providers'"));
    }

    [Test]
    public void An_alias_is_a_urn_or_its_parts()
    {
        var error = Assert.ThrowsAsync<RunException>(() => new RecordingMocks().RunAsync(() =>
            _ = new Thing("thing", null, new CustomResourceOptions { Aliases = { new Alias { Urn = "urn", Name = "old" } } })));

        Assert.That(error!.Message, Does.Contain("Alias should not specify both Urn and Name"));
    }

    [Test]
    public async Task An_alias_that_fits_is_accepted()
        => await new RecordingMocks().RunAsync(() =>
            _ = new Thing("thing", null, new CustomResourceOptions { Aliases = { new Alias { Name = "old", NoParent = true } } }));
}
