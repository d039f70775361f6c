using Pulumi;
using Pulumi.Testing;

namespace VideoStack.OfflineSdk.Tests.Core;

[NonParallelizable]
public sealed class DeploymentTests
{
    private sealed class FailingStack : Stack
    {
        public FailingStack() => throw new InvalidOperationException("constructor failed");
    }

    private sealed class RefusingStack : Stack
    {
        public RefusingStack() => throw new RunException("a plain message");
    }

    private sealed class UnassignedStack : Stack
    {
        [Output]
        public Output<string>? Missing { get; private set; }
    }

    private sealed class WrongOutputStack : Stack
    {
        [Output]
        public string Wrong { get; } = "not an output";
    }

    private sealed class EmptyStack : Stack;

    private sealed class ServiceProvider(object? service) : IServiceProvider
    {
        public object? GetService(Type serviceType) => service;
    }

    [SetUp]
    public void ForgetEarlier() => Environment.ExitCode = 0;

    [TearDown]
    public void ForgetFailure() => Environment.ExitCode = 0;

    [Test]
    public async Task Names_and_preview_have_defaults()
    {
        DeploymentInstance instance = null!;
        await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), () => { instance = Deployment.Instance; });

        Assert.That(instance.StackName, Is.EqualTo("stack"));
        Assert.That(instance.ProjectName, Is.EqualTo("project"));
        Assert.That(instance.OrganizationName, Is.EqualTo("organization"));
        Assert.That(instance.IsDryRun, Is.True);
        Assert.Throws<InvalidOperationException>(() => _ = instance.RootDirectory);
    }

    [Test]
    public async Task Options_are_seen_by_the_program()
    {
        DeploymentInstance instance = null!;
        var options = new TestOptions
        {
            StackName = "s", ProjectName = "p", OrganizationName = "o", RootDirectory = "/root", IsPreview = false,
        };
        await Deployment.TestAsync(new RecordingMocks(), options, () => { instance = Deployment.Instance; });

        Assert.That(instance.StackName, Is.EqualTo("s"));
        Assert.That(instance.ProjectName, Is.EqualTo("p"));
        Assert.That(instance.OrganizationName, Is.EqualTo("o"));
        Assert.That(instance.RootDirectory, Is.EqualTo("/root"));
        Assert.That(instance.IsDryRun, Is.False);
    }

    [Test]
    public void There_is_no_deployment_outside_of_a_run()
    {
        Assert.Throws<InvalidOperationException>(() => _ = Deployment.Instance);
        Assert.Throws<InvalidOperationException>(() => _ = new Thing("thing"));
        Assert.Throws<InvalidOperationException>(() => Log.Info("text"));
    }

    [Test]
    public void A_run_inside_of_a_run_is_refused()
    {
        var error = Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(
            new RecordingMocks(), new TestOptions(), () => Deployment.TestAsync<EmptyStack>(new RecordingMocks())));

        Assert.That(error!.Message, Does.Contain("should only be set once"));
    }

    [Test]
    public async Task A_function_may_return_outputs_at_once_or_later()
    {
        var mocks = new RecordingMocks();
        var (resources, outputs) = await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, () =>
        {
            var thing = new Thing("thing");
            return new Dictionary<string, object?> { ["id"] = thing.Id };
        });
        var (_, later) = await Deployment.TestAsync(mocks, new TestOptions(), async () =>
        {
            await Task.Yield();
            return (IDictionary<string, object?>)new Dictionary<string, object?> { ["n"] = 1 };
        });

        Assert.That(resources.Single().GetResourceName(), Is.EqualTo("thing"));
        Assert.That(((Output<string>)outputs["id"]!).Value(), Is.EqualTo("thing-id"));
        Assert.That(later["n"], Is.EqualTo(1));
    }

    [Test]
    public async Task A_service_provider_may_make_the_stack()
    {
        var resources = await Deployment.TestAsync(
            new RecordingMocks(), new TestOptions(), async () => await Task.Yield());
        Assert.That(resources, Is.Empty);

        var error = Assert.ThrowsAsync<RunException>(() =>
            Deployment.TestWithServiceProviderAsync<EmptyStack>(new RecordingMocks(), new ServiceProvider(null)));
        Assert.That(error!.Message, Does.Contain("Failed to resolve instance of type"));
    }

    [Test]
    public void A_failing_constructor_is_a_run_exception_and_exit_code_32()
    {
        var error = Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<FailingStack>(new RecordingMocks()));

        Assert.That(error!.Message, Does.Contain("failed with an unhandled exception").And.Contain("constructor failed"));
        Assert.That(Environment.ExitCode, Is.EqualTo(32));
    }

    [Test]
    public void A_run_exception_keeps_its_message_only()
    {
        var error = Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<RefusingStack>(new RecordingMocks()));

        Assert.That(error!.Message, Is.EqualTo("a plain message"));
        Assert.That(Environment.ExitCode, Is.EqualTo(32));
    }

    [Test]
    public void A_failing_mock_is_a_run_exception()
    {
        var mocks = new RecordingMocks { OnResource = _ => throw new InvalidOperationException("mock failed") };
        var error = Assert.ThrowsAsync<RunException>(() => mocks.RunAsync(() => _ = new Thing("thing")));

        Assert.That(error!.Message, Does.Contain("mock failed"));
        Assert.That(Environment.ExitCode, Is.EqualTo(32));
    }

    [Test]
    public void Several_failures_are_an_aggregate_exception()
    {
        var error = Assert.ThrowsAsync<AggregateException>(() => new RecordingMocks().RunAsync(() =>
        {
            Log.Error("one");
            Log.Error("two");
        }));

        Assert.That(error!.InnerExceptions.Select(inner => inner.Message), Is.EquivalentTo(new[] { "one", "two" }));
        Assert.That(error.InnerExceptions, Is.All.TypeOf<RunException>());
    }

    [Test]
    public void A_logged_error_alone_fails_the_run()
    {
        var error = Assert.ThrowsAsync<RunException>(() => new RecordingMocks().RunAsync(() => Log.Error("only logged")));

        Assert.That(error!.Message, Is.EqualTo("only logged"));
        Assert.That(Environment.ExitCode, Is.Zero);
    }

    [Test]
    public async Task Other_messages_do_not_fail_the_run()
        => await new RecordingMocks().RunAsync(() =>
        {
            Log.Debug("d");
            Log.Info("i");
            Log.Warn("w");
        });

    [Test]
    public void A_resource_exception_is_shown_with_its_stack_unless_hidden()
    {
        var shown = Assert.ThrowsAsync<RunException>(() => new RecordingMocks().RunAsync(() => throw new ResourceException("r", null)));
        var hidden = Assert.ThrowsAsync<RunException>(() =>
            new RecordingMocks().RunAsync(() => throw new ResourceException("r", null, hideStack: true)));

        Assert.That(shown!.Message, Does.Contain("ResourceException").And.Contain("DeploymentTests"));
        Assert.That(hidden!.Message, Is.EqualTo("r"));
    }

    [Test]
    public void An_unassigned_stack_output_fails_naming_it()
    {
        var error = Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<UnassignedStack>(new RecordingMocks()));

        Assert.That(error!.Message, Does.Contain("Output(s) 'Missing' have no value assigned"));
    }

    [Test]
    public void A_stack_output_must_be_an_output()
    {
        var error = Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<WrongOutputStack>(new RecordingMocks()));

        Assert.That(error!.Message, Does.Contain("Output(s) 'Wrong' have incorrect type"));
    }

    [Test]
    public async Task Everything_started_is_waited_for()
    {
        var done = false;
        await new RecordingMocks().RunAsync(() => new Thing("thing").Id.Apply(async _ =>
        {
            await Task.Delay(200);
            done = true;
        }));

        Assert.That(done, Is.True);
    }
}
