using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace VideoStack.OfflineSdk.Tests.Core;

/// <summary>Keeps what the program asks for, and answers as the test says: by default with the inputs, and the name as id.</summary>
internal sealed class RecordingMocks : IMocks
{
    private readonly ConcurrentQueue<MockResourceArgs> _resources = new();
    private readonly ConcurrentQueue<MockCallArgs> _calls = new();
    private readonly ConcurrentQueue<MockRegisterResourceOutputsRequest> _outputs = new();

    public Func<MockResourceArgs, (string? Id, object State)> OnResource { get; init; } = args => ($"{args.Name}-id", args.Inputs);

    public Func<MockCallArgs, object> OnCall { get; init; } = _ => ImmutableDictionary<string, object>.Empty;

    public IReadOnlyCollection<MockResourceArgs> Resources => _resources;

    public IReadOnlyCollection<MockCallArgs> Calls => _calls;

    public IReadOnlyCollection<MockRegisterResourceOutputsRequest> Outputs => _outputs;

    public MockResourceArgs this[string name] => _resources.Single(resource => resource.Name == name);

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _resources.Enqueue(args);
        await Task.Yield();
        return OnResource(args);
    }

    public async Task<object> CallAsync(MockCallArgs args)
    {
        _calls.Enqueue(args);
        await Task.Yield();
        return OnCall(args);
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        _outputs.Enqueue(args);
        return Task.CompletedTask;
    }

    /// <summary>What a mock is shown of a resource's arguments.</summary>
    public static async Task<ImmutableDictionary<string, object>> InputsOfAsync(ThingArgs args)
    {
        var mocks = new RecordingMocks { OnResource = _ => ("id", ImmutableDictionary<string, object>.Empty) };
        await mocks.RunAsync(() => _ = new Thing("thing", args));
        return mocks["thing"].Inputs;
    }

    /// <summary>Runs a program against these mocks, as an update rather than a preview.</summary>
    public Task<ImmutableArray<Resource>> RunAsync(Action program)
        => Deployment.TestAsync(this, new TestOptions { IsPreview = false }, program);

    /// <summary>Runs a program against these mocks as a preview.</summary>
    public Task<ImmutableArray<Resource>> PreviewAsync(Action program) => Deployment.TestAsync(this, new TestOptions(), program);
}
