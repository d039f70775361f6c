using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    // The exit code that tells the engine: all errors have been reported already.
    private const int ErrorsReported = 32;

    /// <summary>Runs the stack against <paramref name="mocks"/>. Not in parallel with another run.</summary>
    /// <returns>All resources, the stack included.</returns>
    /// <exception cref="RunException">The program or a mock failed.</exception>
    /// <exception cref="AggregateException">Several failures, each a <see cref="RunException"/>.</exception>
    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new()
        => RunAsync(mocks, options, () => (TStack)Activator.CreateInstance(
            typeof(TStack), BindingFlags.DoNotWrapExceptions, binder: null, args: null, culture: null)!);

    /// <summary>Runs the stack, which <paramref name="serviceProvider"/> makes, against <paramref name="mocks"/>.</summary>
    /// <inheritdoc cref="TestAsync{TStack}(IMocks, TestOptions)"/>
    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack
        => RunAsync(mocks, options, () => serviceProvider.GetService(typeof(TStack)) as TStack
            ?? throw new InvalidOperationException(
                $"Failed to resolve instance of type {typeof(TStack)} from service provider. "
                + $"Register the type with the service provider before calling {nameof(RunAsync)}."));

    /// <summary>Runs <paramref name="createResources"/> against <paramref name="testMocks"/>.</summary>
    /// <returns>All resources without the stack, and what <paramref name="createResources"/> returned.</returns>
    /// <inheritdoc cref="TestAsync{TStack}(IMocks, TestOptions)"/>
    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources)
    {
        var all = await RunAsync(testMocks, testOptions, () => new TestStack(createResources)).ConfigureAwait(false);
        var stack = all.OfType<TestStack>().Single();
        return (all.Remove(stack), stack.Returned);
    }

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{Task{IDictionary{string, object?}}})"/>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources)
        => TestAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{Task{IDictionary{string, object?}}})"/>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
    {
        var (resources, _) = await TestAsync(testMocks, testOptions, async () =>
        {
            await createResources().ConfigureAwait(false);
            return new Dictionary<string, object?>();
        }).ConfigureAwait(false);
        return resources;
    }

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{Task{IDictionary{string, object?}}})"/>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources)
    {
        var (resources, _) = await TestAsync(testMocks, testOptions, () =>
        {
            createResources();
            return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
        }).ConfigureAwait(false);
        return resources;
    }

    // Async, so that the running deployment is this flow's own and is gone when it ends.
    private static async Task<ImmutableArray<Resource>> RunAsync(IMocks mocks, TestOptions? options, Func<Stack> createStack)
    {
        if (Running.Value is not null)
            throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");

        var deployment = new Deployment(mocks, options);
        Running.Value = new DeploymentInstance(deployment);
        deployment.Report(await deployment.RunToEndAsync(createStack).ConfigureAwait(false));
        return deployment.Errors.ToArray() switch
        {
            [] => deployment._monitor.Resources,
            [var message] => throw new RunException(message),
            var messages => throw new AggregateException(messages.Select(message => new RunException(message))),
        };
    }

    private async Task<ImmutableArray<Exception>> RunToEndAsync(Func<Stack> createStack)
    {
        try
        {
            createStack().RegisterPropertyOutputs();
        }
        catch (Exception error)
        {
            return [error];
        }

        return await Tasks.WhenIdleAsync().ConfigureAwait(false);
    }

    private void Report(ImmutableArray<Exception> errors)
    {
        foreach (var error in errors)
        {
            Errors.Enqueue(error switch
            {
                RunException or ResourceException { HideStack: true } => error.Message,
                ResourceException => error.ToString(),
                _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{error}",
            });
        }

        if (errors.Length > 0)
            Environment.ExitCode = ErrorsReported;
    }
}
