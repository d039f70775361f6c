using Pulumi;

namespace VideoStack.OfflineSdk.Tests.Core;

/// <summary>Provider functions and resource methods.</summary>
[NonParallelizable]
public sealed class FunctionTests
{
    private static RecordingMocks Answering => new() { OnCall = _ => Values.Map(("answer", "a"), ("total", 3)) };

    [TearDown]
    public void ForgetFailure() => Environment.ExitCode = 0;

    [Test]
    public async Task A_function_shows_token_and_arguments_and_returns_its_result()
    {
        var mocks = Answering;
        DescribeResult result = null!;
        await mocks.RunAsync(() => result = Describe.InvokeAsync(new DescribeArgs { Filter = "f" }).GetAwaiter().GetResult());
        var call = mocks.Calls.Single();

        Assert.That(call.Token, Is.EqualTo(Describe.Token));
        Assert.That(call.Args, Is.EquivalentTo(new Dictionary<string, object> { ["filter"] = "f" }));
        Assert.That(call.Provider, Is.Empty);
        Assert.That(result.Answer, Is.EqualTo("a"));
        Assert.That(result.Total, Is.EqualTo(3));
    }

    [Test]
    public async Task A_function_takes_outputs_and_depends_on_what_they_depend_on()
    {
        var mocks = Answering;
        Thing thing = null!;
        Thing other = null!;
        Output<DescribeResult> result = null!;
        await mocks.RunAsync(() =>
        {
            thing = new Thing("thing");
            other = new Thing("other");
            result = Describe.Invoke(new DescribeInvokeArgs { Filter = thing.Id }, new InvokeOutputOptions { DependsOn = { other } });
        });

        Assert.That(mocks.Calls.Single().Args["filter"], Is.EqualTo("thing-id"));
        Assert.That(result.Apply(r => r.Answer).Value(), Is.EqualTo("a"));
        Assert.That(result.Dependencies(), Is.EquivalentTo(new[] { thing, other }));
    }

    [Test]
    public async Task A_function_is_not_called_while_an_argument_is_unknown()
    {
        var mocks = Answering;
        Output<DescribeResult> result = null!;
        await mocks.RunAsync(() => result = Describe.Invoke(new DescribeInvokeArgs { Filter = Values.Unknown("u") }));

        Assert.That(mocks.Calls, Is.Empty);
        Assert.That(result.IsKnown(), Is.False);
    }

    [Test]
    public async Task A_function_is_not_called_while_a_dependency_has_no_id()
    {
        var mocks = new RecordingMocks { OnResource = args => (null, args.Inputs) };
        Output<DescribeResult> result = null!;
        await mocks.RunAsync(() =>
        {
            var thing = new Thing("thing");
            result = Describe.Invoke(new DescribeInvokeArgs { Filter = "f" }, new InvokeOutputOptions { DependsOn = { thing } });
        });

        Assert.That(mocks.Calls, Is.Empty);
        Assert.That(result.IsKnown(), Is.False);
    }

    [Test]
    public async Task A_secret_result_is_a_secret_output()
    {
        var mocks = new RecordingMocks { OnCall = _ => Values.Map(("answer", Output.CreateSecret("s"))) };
        Output<DescribeResult> result = null!;
        await mocks.RunAsync(() => result = Describe.Invoke());

        Assert.That(result.IsSecret(), Is.True);
        Assert.That(result.Value().Answer, Is.EqualTo("s"));
    }

    [Test]
    public async Task An_empty_result_gives_defaults()
    {
        DescribeResult result = null!;
        await new RecordingMocks().RunAsync(() => result = Describe.InvokeAsync().GetAwaiter().GetResult());

        Assert.That(result.Answer, Is.Null);
        Assert.That(result.Total, Is.Zero);
    }

    [Test]
    public async Task A_function_uses_the_given_provider_or_the_parents()
    {
        var mocks = Answering;
        await mocks.RunAsync(() =>
        {
            var provider = new Provider("provider");
            var group = new Group("group", new ComponentResourceOptions { Provider = provider });
            _ = Describe.Invoke(new DescribeInvokeArgs { Filter = "given" }, new InvokeOptions { Provider = provider });
            _ = Describe.Invoke(new DescribeInvokeArgs { Filter = "parent" }, new InvokeOptions { Parent = group });
        });

        Assert.That(mocks.Calls.Select(call => call.Provider), Has.Exactly(2).EndsWith("::provider::provider-id"));
    }

    [Test]
    public void A_failing_function_fails_the_deployment()
    {
        var mocks = new RecordingMocks { OnCall = _ => throw new InvalidOperationException("no answer") };
        var error = Assert.ThrowsAsync<RunException>(() => mocks.RunAsync(() => _ = Describe.Invoke()));

        Assert.That(error!.Message, Does.Contain("no answer"));
    }

    [Test]
    public void A_null_result_fails()
    {
        var mocks = new RecordingMocks { OnCall = _ => null! };
        var error = Assert.ThrowsAsync<RunException>(() => mocks.RunAsync(() => _ = Describe.Invoke()));

        Assert.That(error!.Message, Does.Contain(nameof(NullReferenceException)));
    }

    [Test]
    public async Task A_method_is_shown_as_a_function_is()
    {
        var mocks = Answering;
        Output<DescribeResult> result = null!;
        await mocks.RunAsync(() => result = Deployment.Instance.Call<DescribeResult>("test:index:Thing/describe", CallArgs.Empty));

        Assert.That(mocks.Calls.Single().Token, Is.EqualTo("test:index:Thing/describe"));
        Assert.That(result.Value().Total, Is.EqualTo(3));
    }
}
