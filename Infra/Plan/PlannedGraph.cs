using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using VideoStack.Infra.Configuration;
using VideoStack.Infra.Packaging;

namespace VideoStack.Infra.Plan;

/// <summary>A resource or component that the program declares.</summary>
/// <param name="Type">Pulumi's type token.</param>
/// <param name="Name">Its logical name.</param>
/// <param name="Parent">The logical name of the component it belongs to; null at the top.</param>
/// <param name="IsProtected">Pulumi refuses to delete it.</param>
/// <param name="Provider">The logical name of the provider that makes it; null for the default one.</param>
/// <param name="Inputs">What the program asks for. What AWS would decide reads <c>${name.output}</c>.</param>
public sealed record PlannedResource(string Type, string Name, string? Parent, bool IsProtected, string? Provider, ImmutableDictionary<string, object> Inputs);

/// <summary>Everything that the program declares for one stack, found out without building, credentials or network.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Resources">Components and resources, ordered by name.</param>
/// <param name="Outputs">The stack's outputs.</param>
public sealed record PlannedGraph(string Stack, ImmutableArray<PlannedResource> Resources, ImmutableSortedDictionary<string, string> Outputs)
{
    /// <summary>Runs the program for the stack.</summary>
    /// <exception cref="RunException">A setting is wrong, or the program failed.</exception>
    public static async Task<PlannedGraph> DeclareAsync(StackConfiguration configuration)
    {
        configuration.Apply();
        var mocks = new PlanMocks(configuration);
        var options = new TestOptions
        {
            ProjectName = configuration.Project,
            StackName = configuration.Stack,
            RootDirectory = Path.GetTempPath(),
            IsPreview = false,
        };
        var resources = await Deployment.TestWithServiceProviderAsync<PlannedStack>(mocks, new PlannedStack.Factory(), options);
        var stack = resources.OfType<PlannedStack>().Single();

        var planned = mocks.Registered
            .Select(resource => stack.Describe(resource))
            .OrderBy(resource => resource.Name, StringComparer.Ordinal);
        var outputs = await Task.WhenAll(stack.Declared.Select(async output => KeyValuePair.Create(output.Key, await TextAsync(output.Value))));
        return new PlannedGraph(configuration.Stack, [.. planned], outputs.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private static Task<string> TextAsync(object? output)
    {
        var text = new TaskCompletionSource<string>();
        _ = ((Output<string>)output!).Apply(value =>
        {
            text.SetResult(value);
            return value;
        });
        return text.Task;
    }
}

/// <summary>The stack around the platform: it sees the parent of every resource, which mocks do not.</summary>
internal sealed class PlannedStack : Stack
{
    private readonly Dictionary<(string Type, string Name), ResourceOptions> _options;

    // Nothing waits for anything here: builds are stood in for, and mocks answer at once.
    private PlannedStack(Dictionary<(string, string), ResourceOptions> options)
        : base(new StackOptions { ResourceTransformations = { resource => Note(resource, options) } })
    {
        _options = options;
        Declared = Platform.DeclareAsync(new PlannedFunctions(), new PlannedSite()).GetAwaiter().GetResult();
    }

    public IDictionary<string, object?> Declared { get; }

    public PlannedResource Describe(MockResourceArgs resource)
    {
        var options = _options[(resource.Type!, resource.Name!)];
        var parent = options.Parent is Stack ? null : options.Parent?.GetResourceName();
        return new PlannedResource(resource.Type!, resource.Name!, parent, options.Protect == true, options.Provider?.GetResourceName(), resource.Inputs);
    }

    private static ResourceTransformationResult? Note(ResourceTransformationArgs resource, Dictionary<(string, string), ResourceOptions> options)
    {
        options[(resource.Resource.GetResourceType(), resource.Resource.GetResourceName())] = resource.Options;
        return null;
    }

    internal sealed class Factory : IServiceProvider
    {
        public object GetService(Type serviceType) => new PlannedStack([]);
    }
}

/// <summary>Stands in for the builds: a plan is about the platform, not about one version of its code.</summary>
internal sealed class PlannedFunctions : IFunctionPackager
{
    public Task<FunctionPackage> PackageAsync(string project, FunctionTarget target, CancellationToken cancellation = default) =>
        Task.FromResult(new FunctionPackage(project, $"{project}.zip", new string('0', 64)));
}

/// <summary>Stands in for the built page: one file of each kind.</summary>
internal sealed class PlannedSite : ISiteBuilder
{
    private static readonly string[] _keys = ["assets/page-HASH.js", "favicon.svg", "index.html", "watch.html"];

    public Task<IReadOnlyList<SiteFile>> BuildAsync(CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<SiteFile>>([.. _keys.Select(key => new SiteFile(key, key, new string('0', 64)))]);
}
