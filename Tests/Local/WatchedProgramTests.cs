using System.Collections.Immutable;
using Pulumi.Testing;
using VideoStack.Infra.Packaging;

namespace VideoStack.Local.Tests;

/// <summary>What goes wrong first is what is told.</summary>
public sealed class WatchedProgramTests
{
    private static readonly FunctionTarget Target = new(FunctionRuntime.Managed, FunctionArchitecture.X64);

    [Test]
    public async Task A_failing_resource_ends_the_run_and_the_SDK_hears_nothing_of_it()
    {
        var first = new FirstFailure();
        var mocks = new WatchedMocks(new FailingMocks(), first);

        var one = mocks.NewResourceAsync(new MockResourceArgs { Name = "one", Inputs = ImmutableDictionary<string, object>.Empty });
        var two = mocks.NewResourceAsync(new MockResourceArgs { Name = "two", Inputs = ImmutableDictionary<string, object>.Empty });
        await Task.WhenAny(first.Failure).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(first.Failure.Exception?.InnerException?.Message, Is.EqualTo("one"));
        Assert.That((one.IsCompleted, two.IsCompleted), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Ctrl_C_ends_a_build_that_is_under_way()
    {
        using var stop = new CancellationTokenSource();
        var first = new FirstFailure();
        var builder = new EndlessBuilds();
        _ = new WatchedBuilds(builder, builder, first, stop.Token).PackageAsync("Uploads", Target);

        await stop.CancelAsync();

        Assert.That(async () => await first.Failure.WaitAsync(TimeSpan.FromSeconds(30)), Throws.InstanceOf<OperationCanceledException>());
    }

    private sealed class FailingMocks : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) => throw new LocalException(args.Name!);

        public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException();
    }

    private sealed class EndlessBuilds : IFunctionPackager, ISiteBuilder
    {
        public async Task<FunctionPackage> PackageAsync(string project, FunctionTarget target, CancellationToken cancellation = default)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("Endless.");
        }

        public Task<IReadOnlyList<SiteFile>> BuildAsync(CancellationToken cancellation = default) => throw new NotSupportedException();
    }
}
