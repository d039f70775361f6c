namespace VideoStack.Local;

/// <summary>Where the project lies: the directory that holds <c>Pulumi.yaml</c>.</summary>
internal static class Repository
{
    /// <summary>Looks upwards from the executable, then from the current directory.</summary>
    /// <exception cref="LocalException">Neither lies in the project.</exception>
    public static string FindRoot() =>
        Upwards(AppContext.BaseDirectory).Concat(Upwards(Environment.CurrentDirectory))
            .FirstOrDefault(directory => File.Exists(Path.Combine(directory, "Pulumi.yaml")))
        ?? throw new LocalException("Pulumi.yaml was not found. Start this in the project's directory.");

    private static IEnumerable<string> Upwards(string directory)
    {
        for (var current = new DirectoryInfo(directory); current is not null; current = current.Parent)
            yield return current.FullName;
    }
}
