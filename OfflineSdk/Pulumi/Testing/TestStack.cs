namespace Pulumi.Testing;

/// <summary>The stack of a test that creates its resources in a function.</summary>
internal sealed class TestStack : Stack
{
    // The official stack waits in its constructor too: the resources have to be created before outputs are registered.
    public TestStack(Func<Task<IDictionary<string, object?>>> createResources)
        => Returned = createResources().GetAwaiter().GetResult();

    public IDictionary<string, object?> Returned { get; }
}
