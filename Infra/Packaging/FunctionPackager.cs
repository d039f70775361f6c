namespace VideoStack.Infra.Packaging;

/// <summary>Builds function projects with <c>dotnet publish</c> and zips what Lambda needs; does nothing when nothing changed.</summary>
public sealed class FunctionPackager : IFunctionPackager
{
    // Changes when this class makes something else of the same sources.
    private const string Recipe = "2";

    private readonly string _root;
    private readonly Action<string>? _report;
    private readonly ICommandRunner _commands;

    /// <param name="root">The root directory of the repository.</param>
    /// <param name="report">Told about each build that starts.</param>
    public FunctionPackager(string root, Action<string>? report = null)
        : this(root, report, new CommandRunner())
    {
    }

    internal FunctionPackager(string root, Action<string>? report, ICommandRunner commands)
    {
        _root = root;
        _report = report;
        _commands = commands;
    }

    /// <summary>The newest C library that a native executable may need. Null where it runs on the machine that built it.</summary>
    public Version? NewestGlibc { get; init; } = GlibcRequirement.AmazonLinux2023;

    /// <summary>Where the zips lie: <c>{Project}-{SHA-256 in hex}.zip</c>.</summary>
    public static string OutputDirectory(string root) => Path.Combine(root, ".artifacts", "functions");

    /// <inheritdoc />
    public async Task<FunctionPackage> PackageAsync(string project, FunctionTarget target, CancellationToken cancellation = default)
    {
        if (UpToDate(project, target) is { } package) return package;

        using var alone = await BuildLock.TakeAsync(OutputDirectory(_root), cancellation);
        // Whoever held the lock may have built just this.
        return UpToDate(project, target) ?? await BuildAsync(project, target, cancellation);
    }

    private FunctionPackage? UpToDate(string project, FunctionTarget target)
    {
        var record = PackageRecord.Read(RecordPath(project, target));
        if (record is null || !File.Exists(ZipPath(project, record.Sha256))) return null;
        if (record.Fingerprint != FingerprintOf(record.Inputs, target)) return null;
        return Accept(project, record);
    }

    private async Task<FunctionPackage> BuildAsync(string project, FunctionTarget target, CancellationToken cancellation)
    {
        _report?.Invoke($"Building {project} ({target.Name}) …");
        var publish = new PublishCommand(_root, project, target);
        var directory = Path.Combine(OutputDirectory(_root), $".{project}-{Guid.NewGuid():N}");
        try
        {
            // Before the build: what changes while it runs must not count as built.
            var inputs = publish.Inputs();
            var before = FingerprintOf(inputs, target);
            await _commands.RunAsync(publish.Into(directory), cancellation);
            // The first build tells which projects the executable really consists of.
            var complete = publish.Inputs();
            var fingerprint = complete.SequenceEqual(inputs) ? before : FingerprintOf(complete, target);

            var zip = Path.Combine(directory, "package.zip");
            var items = publish.Package(directory).ToList();
            var glibc = items.Where(item => item.Name == PublishCommand.Bootstrap).Select(item => GlibcRequirement.Read(item.Source)).FirstOrDefault();
            var sha256 = DeterministicZip.Write(zip, items);
            File.Move(zip, ZipPath(project, sha256), overwrite: true);

            var record = new PackageRecord(fingerprint, complete, sha256, glibc?.ToString());
            record.Write(RecordPath(project, target));
            StalePackages.Prune(OutputDirectory(_root));
            return Accept(project, record);
        }
        finally
        {
            if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
        }
    }

    private FunctionPackage Accept(string project, PackageRecord record)
    {
        if (NewestGlibc is { } newest && record.Glibc is { } glibc && Version.Parse(glibc) > newest)
        {
            throw new PackagingException(
                $"The native executable of {project} needs glibc {glibc}, but Lambda's provided.al2023 has {newest}: this machine's linker is too new for it. "
                + "Build on Amazon Linux 2023 or Debian 12, or write: pulumi config set functionRuntime managed");
        }

        return new FunctionPackage(project, ZipPath(project, record.Sha256), record.Sha256);
    }

    private string FingerprintOf(IEnumerable<string> inputs, FunctionTarget target) =>
        Fingerprint.Of(_root, inputs.Select(input => Path.Combine(_root, input)), Recipe, target.Name);

    private string ZipPath(string project, string sha256) => Path.Combine(OutputDirectory(_root), $"{project}-{sha256}.zip");

    private string RecordPath(string project, FunctionTarget target) => Path.Combine(OutputDirectory(_root), $"{project}-{target.Name}.json");
}
