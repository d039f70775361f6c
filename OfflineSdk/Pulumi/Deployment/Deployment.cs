using System.Collections.Concurrent;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Runs a Pulumi program. This stand-in runs it against mocks only: it cannot deploy.</summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<DeploymentInstance?> Running = new();

    private readonly MockMonitor _monitor;
    private readonly DeploymentConfig _config = DeploymentConfig.FromEnvironment();
    private Stack? _stack;

    private Deployment(IMocks mocks, TestOptions? options)
    {
        StackName = options?.StackName ?? "stack";
        ProjectName = options?.ProjectName ?? "project";
        OrganizationName = options?.OrganizationName ?? "organization";
        RootDirectory = options?.RootDirectory;
        IsDryRun = options?.IsPreview ?? true;
        _monitor = new MockMonitor(mocks, ProjectName, StackName);
    }

    /// <summary>The running deployment. Throws outside of one.</summary>
    public static DeploymentInstance Instance
        => Running.Value ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    /// <summary>The running deployment; null outside of one.</summary>
    internal static Deployment? Current => Running.Value?.Internal;

    /// <inheritdoc cref="Instance"/>
    internal static Deployment Required => Instance.Internal;

    internal string StackName { get; }

    internal string ProjectName { get; }

    internal string OrganizationName { get; }

    internal string? RootDirectory { get; }

    internal bool IsDryRun { get; }

    internal TaskTracker Tasks { get; } = new();

    /// <summary>The messages of all errors so far.</summary>
    internal ConcurrentQueue<string> Errors { get; } = new();

    internal Stack Stack
    {
        get => _stack ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");
        set => _stack = value;
    }

    internal string? GetConfig(string fullKey) => _config.Get(fullKey);
}
