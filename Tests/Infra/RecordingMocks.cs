using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Testing;
using VideoStack.Infra.Plan;

namespace VideoStack.Infra.Tests;

/// <summary>Remembers what a single component declares.</summary>
internal sealed class RecordingMocks : IMocks
{
    private readonly ConcurrentDictionary<string, MockResourceArgs> _declared = new();

    public PlannedResource this[string name] => new(_declared[name].Type!, name, null, false, null, _declared[name].Inputs);

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _declared[args.Name!] = args;
        return Task.FromResult<(string?, object)>((args.Name, ImmutableDictionary<string, object>.Empty));
    }

    public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException(args.Token);
}
