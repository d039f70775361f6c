using Pulumi;
using Pulumi.Testing;

namespace VideoStack.OfflineSdk.Tests.Core;

[NonParallelizable]
public sealed class TransformationTests
{
    private sealed class TransformedStack : Stack
    {
        public static List<(string Name, Resource? Parent)> Seen { get; } = [];

        public TransformedStack()
            : base(new StackOptions
            {
                ResourceTransformations =
                {
                    args =>
                    {
                        Seen.Add((args.Resource.GetResourceName(), args.Options.Parent));
                        return null;
                    },
                },
            })
            => _ = new Group("group");
    }

    [SetUp]
    public void Forget() => TransformedStack.Seen.Clear();

    [TearDown]
    public void ForgetFailure() => Environment.ExitCode = 0;

    [Test]
    public async Task A_stacks_transformation_sees_every_resource_with_its_parent()
    {
        var resources = await Deployment.TestAsync<TransformedStack>(new RecordingMocks(), new TestOptions { IsPreview = false });
        var group = resources.OfType<Group>().Single();

        Assert.That(
            TransformedStack.Seen,
            Is.EqualTo(new (string, Resource?)[] { ("project-stack", null), ("group", null), ("group-child", group) }));
    }

    [Test]
    public async Task Transformations_run_from_the_resource_up_and_change_arguments_and_options()
    {
        var mocks = new RecordingMocks { OnResource = args => (null, args.Inputs) };
        await mocks.RunAsync(() => _ = new Group("group", new ComponentResourceOptions
        {
            ResourceTransformations =
            {
                Rename("inner"),
                Rename("outer"),
                args => args.Resource is Thing
                    ? new ResourceTransformationResult(
                        args.Args, CustomResourceOptions.Merge((CustomResourceOptions)args.Options, new() { ImportId = "taken" }))
                    : null,
            },
        }));

        Assert.That(mocks["group-child"].Inputs["displayName"], Is.EqualTo("outer"));
        Assert.That(mocks["group-child"].Id, Is.EqualTo("taken"));

        static ResourceTransformation Rename(string name) => args => args.Resource is Thing
            ? new ResourceTransformationResult(new ThingArgs { DisplayName = name }, args.Options)
            : null;
    }

    [Test]
    public void A_transformation_must_not_change_the_parent()
    {
        var error = Assert.ThrowsAsync<RunException>(() => new RecordingMocks().RunAsync(() =>
        {
            var group = new Group("group");
            _ = new Thing("thing", null, new CustomResourceOptions
            {
                ResourceTransformations = { args => new(args.Args, new CustomResourceOptions { Parent = group }) },
            });
        }));

        Assert.That(error!.Message, Does.Contain("cannot currently be used to change the 'parent'"));
    }
}
