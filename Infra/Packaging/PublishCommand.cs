using System.Text.Json.Nodes;

namespace VideoStack.Infra.Packaging;

/// <summary>One <c>dotnet publish</c> of a function project: the command, what goes into it and what comes out.</summary>
internal sealed class PublishCommand(string root, string project, FunctionTarget target)
{
    /// <summary>The name that <c>provided.al2023</c> starts.</summary>
    public const string Bootstrap = "bootstrap";

    // What every build in this repository reads.
    private static readonly string[] _common =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "NuGet.config", "global.json", ".sdk.props"];

    // Of its own, so that it neither disturbs nor is disturbed by the builds of editors and tests.
    private string Artifacts => Path.Combine(root, ".artifacts", "publish", target.Name);

    private string ProjectDirectory => Path.Combine(root, "Functions", project);

    public Command Into(string directory)
    {
        string[] common =
        [
            "publish", Path.Combine("Functions", project, $"{project}.csproj"), "--nologo", "--verbosity", "quiet", "--configuration", "Release",
            "--runtime", target.Architecture == FunctionArchitecture.Arm64 ? "linux-arm64" : "linux-x64",
            "--artifacts-path", Artifacts, "--output", directory,
            // Nobody keeps symbols, and where they lie would be told in each assembly: the same code gives the same package wherever it is built.
            "-p:DebugType=none",
        ];
        string[] kind = target.Runtime == FunctionRuntime.Native
            ? ["-p:PublishAot=true"]
            // Lambda starts the assembly itself: a host executable would only be weight.
            : ["--no-self-contained", "-p:PublishReadyToRun=true", "-p:UseAppHost=false"];
        return new Command("dotnet", root, [.. common, .. kind]);
    }

    /// <summary>Files and directories that the executable is made from, relative to the root: known in full after its first build.</summary>
    public IReadOnlyList<string> Inputs()
    {
        var projects = new[] { ProjectDirectory }.Concat(ReferencedProjects());
        return [.. _common
            .Concat(projects.Select(directory => Path.GetRelativePath(root, directory)))
            .Concat(projects.Select(directory => Path.GetRelativePath(root, Path.Combine(directory, "..", "Directory.Build.props"))))
            .Distinct()
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>What of the published files Lambda needs, under the names it expects.</summary>
    /// <exception cref="PackagingException">There is no executable.</exception>
    public IEnumerable<ZipItem> Package(string directory)
    {
        if (target.Runtime == FunctionRuntime.Native)
        {
            var executable = Path.Combine(directory, project);
            if (!File.Exists(executable)) executable = Path.Combine(directory, Bootstrap);
            if (!File.Exists(executable))
                throw new PackagingException($"Publishing {project} gave no executable. Its project must be <OutputType>Exe</OutputType>.");
            return [new ZipItem(Bootstrap, executable, IsExecutable: true)];
        }

        return Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is not (".pdb" or ".dbg" or ".zip"))
            .Select(file => new ZipItem(Path.GetRelativePath(directory, file).Replace('\\', '/'), file, IsExecutable: false));
    }

    // NuGet writes down what it resolved, whatever chose the references.
    private IEnumerable<string> ReferencedProjects()
    {
        var assets = Path.Combine(Artifacts, "obj", project, "project.assets.json");
        if (!File.Exists(assets)) return [];

        var libraries = (JsonObject)JsonNode.Parse(File.ReadAllText(assets))!["libraries"]!;
        return libraries.Select(library => library.Value!)
            .Where(library => (string?)library["type"] == "project")
            .Select(library => Path.GetDirectoryName(Path.GetFullPath(Path.Combine(ProjectDirectory, (string)library["path"]!)))!);
    }
}
