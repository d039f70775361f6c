namespace VideoStack.Infra.Packaging;

/// <summary>Builds the page with its own tools (<c>npm ci</c>, Vite); does nothing when nothing changed.</summary>
public sealed class SiteBuilder : ISiteBuilder
{
    private static readonly string _npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    private readonly string _root;
    private readonly Action<string>? _report;
    private readonly ICommandRunner _commands;

    /// <param name="root">The root directory of the repository.</param>
    /// <param name="report">Told about each build that starts.</param>
    public SiteBuilder(string root, Action<string>? report = null)
        : this(root, report, new CommandRunner())
    {
    }

    internal SiteBuilder(string root, Action<string>? report, ICommandRunner commands)
    {
        _root = root;
        _report = report;
        _commands = commands;
    }

    private string Site => Path.Combine(_root, "Site");

    private string Work => Path.Combine(_root, ".artifacts", "site");

    private string RecordPath => Path.Combine(Work, "built.json");

    private string PackagesRecordPath => Path.Combine(Work, "packages.json");

    /// <summary>Where the built page lies.</summary>
    public static string OutputDirectory(string root) => Path.Combine(root, "Site", "dist");

    /// <inheritdoc />
    public async Task<IReadOnlyList<SiteFile>> BuildAsync(CancellationToken cancellation = default)
    {
        if (!IsUpToDate())
        {
            using var alone = await BuildLock.TakeAsync(Work, cancellation);
            if (!IsUpToDate()) await RunBuildAsync(cancellation);
        }

        return ListFiles();
    }

    private async Task RunBuildAsync(CancellationToken cancellation)
    {
        _report?.Invoke("Building the site …");
        var fingerprint = SourceFingerprint();
        await InstallPackagesAsync(cancellation);

        // The page that is there stays until its successor is complete.
        var next = Path.Combine(Work, "next");
        if (Directory.Exists(next)) Directory.Delete(next, recursive: true);
        await _commands.RunAsync(new Command(_npm, Site, "run", "build", "--", "--outDir", next, "--emptyOutDir"), cancellation);
        if (!File.Exists(Path.Combine(next, "index.html")))
            throw new PackagingException($"`npm run build` in {Site} wrote no index.html.");

        var output = OutputDirectory(_root);
        if (Directory.Exists(output)) Directory.Delete(output, recursive: true);
        Directory.Move(next, output);
        new PackageRecord(fingerprint, [], OutputFingerprint(), null).Write(RecordPath);
    }

    private async Task InstallPackagesAsync(CancellationToken cancellation)
    {
        var wanted = Fingerprint.Of(_root, [Path.Combine(Site, "package.json"), Path.Combine(Site, "package-lock.json")]);
        var isInstalled = Directory.Exists(Path.Combine(Site, "node_modules")) && PackageRecord.Read(PackagesRecordPath)?.Fingerprint == wanted;
        if (isInstalled) return;

        await _commands.RunAsync(new Command(_npm, Site, "ci", "--no-audit", "--no-fund"), cancellation);
        new PackageRecord(wanted, [], "", null).Write(PackagesRecordPath);
    }

    private bool IsUpToDate() => PackageRecord.Read(RecordPath) is { } record
        && Directory.Exists(OutputDirectory(_root))
        && record.Fingerprint == SourceFingerprint()
        && record.Sha256 == OutputFingerprint();

    // The page's typed client is made from the contract.
    private string SourceFingerprint() => Fingerprint.Of(_root, [Site, Path.Combine(_root, "Infra", "Api", "openapi.yaml")]);

    private string OutputFingerprint() => Fingerprint.Of(_root, [OutputDirectory(_root)]);

    private List<SiteFile> ListFiles()
    {
        var output = OutputDirectory(_root);
        return [.. Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories)
            .Select(path => new SiteFile(Path.GetRelativePath(output, path).Replace('\\', '/'), path, Fingerprint.OfFile(path)))
            .OrderBy(file => file.Key, StringComparer.Ordinal)];
    }
}
