using System.Runtime.InteropServices;
using Pulumi;
using Pulumi.Testing;
using VideoStack.Infra;
using VideoStack.Infra.Configuration;
using VideoStack.Infra.Packaging;

namespace VideoStack.Local;

/// <summary>The Pulumi program of a stack, run in this process against mocks.</summary>
internal sealed class PulumiProgram
{
    private const string FirstAdministratorKey = "firstAdministrator";

    private readonly string _root;
    private readonly StackConfiguration _configuration;

    /// <summary>Reads the stack's settings and puts those in their place that a machine without AWS must have.</summary>
    /// <exception cref="RunException">There is no such stack, or its file is malformed.</exception>
    public PulumiProgram(string root, LocalOptions options)
    {
        _root = root;
        var ours = StackConfiguration.Read(root, options.Stack)
            .With("functionRuntime", options.Aot ? "native" : "managed")
            .With("functionArchitecture", RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x86_64")
            .With("siteOrigin", $"http://localhost:{options.Port}")
            // Whoever has this machine may have an account on it; the mails wait in its mailbox.
            .With("registration", "open")
            .With("newAccountRole", "creator")
            .With("mailFrom", "videostack@example.org")
            // An identity that is in AWS only is none here: the program makes its own.
            .With("mailIdentityArn", "")
            .With(FirstAdministratorKey, "admin@example.org");
        _configuration = options.Settings.Aggregate(ours, (settings, setting) => settings.With(setting.Key, setting.Value));
    }

    /// <summary>The address whose owner becomes administrator by confirming it; null when the settings take it away.</summary>
    public string? FirstAdministrator => _configuration[$"{_configuration.Project}:{FirstAdministratorKey}"] is { Length: > 0 } address ? address : null;

    /// <exception cref="LocalException">The stack names no region.</exception>
    public string Region => _configuration["aws:region"]
        ?? throw new LocalException($"Setting aws:region is missing. Write: pulumi config set aws:region eu-central-1 --stack {_configuration.Stack}");

    /// <summary>Runs it to its end; every resource it declares goes through the mocks.</summary>
    /// <param name="mocks">Who realises the resources.</param>
    /// <param name="report">Told what is being built.</param>
    /// <param name="cancellation">Ends builds that are under way.</param>
    /// <exception cref="RunException">A setting is wrong, or the program or a mock failed.</exception>
    public async Task RunAsync(IMocks mocks, Action<string> report, CancellationToken cancellation)
    {
        _configuration.Apply();
        var options = new TestOptions
        {
            ProjectName = _configuration.Project,
            StackName = _configuration.Stack,
            RootDirectory = _root,
            IsPreview = false,
        };
        var first = new FirstFailure();
        var builds = new WatchedBuilds(new FunctionPackager(_root, report), new SiteBuilder(_root, report), first, cancellation);
        // On its own thread: the SDK waits for the program's asynchronous parts without giving its thread back.
        var run = Task.Run(
            () => Deployment.TestAsync(new WatchedMocks(mocks, first), options, () => Platform.DeclareAsync(builds, builds)), cancellation);
        await await Task.WhenAny(run, first.Failure);
    }
}
