using Pulumi.Testing;
using VideoStack.Infra.Packaging;

namespace VideoStack.Local;

/// <summary>
/// The first thing that goes wrong while the program runs. The SDK goes on after it and prints every consequence with its stack;
/// the cause is what a person wants. So whoever failed never returns to the SDK, and this process ends.
/// </summary>
internal sealed class FirstFailure
{
    private readonly TaskCompletionSource _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Fails with it.</summary>
    public Task Failure => _failure.Task;

    public async Task<T> Watch<T>(Func<Task<T>> part)
    {
        try
        {
            return await part();
        }
        catch (Exception error)
        {
            _failure.TrySetException(error);
            await Task.Delay(Timeout.Infinite);
            throw;
        }
    }
}

/// <summary>Mocks whose first failure ends the run.</summary>
internal sealed class WatchedMocks(IMocks mocks, FirstFailure first) : IMocks
{
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) => first.Watch(() => mocks.NewResourceAsync(args));

    public Task<object> CallAsync(MockCallArgs args) => first.Watch(() => mocks.CallAsync(args));
}

/// <summary>Builds whose first failure ends the run, and which end with Ctrl-C, of which the program knows nothing.</summary>
internal sealed class WatchedBuilds(IFunctionPackager functions, ISiteBuilder site, FirstFailure first, CancellationToken stop)
    : IFunctionPackager, ISiteBuilder
{
    public Task<FunctionPackage> PackageAsync(string project, FunctionTarget target, CancellationToken cancellation = default) =>
        first.Watch(async () =>
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, cancellation);
            return await functions.PackageAsync(project, target, either.Token);
        });

    public Task<IReadOnlyList<SiteFile>> BuildAsync(CancellationToken cancellation = default) =>
        first.Watch(async () =>
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, cancellation);
            return await site.BuildAsync(either.Token);
        });
}
