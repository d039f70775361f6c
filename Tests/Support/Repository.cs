using System.Reflection;

namespace VideoStack.Tests.Support;

/// <summary>Where the sources are that these tests were built from.</summary>
public static class Repository
{
    /// <summary>The directory with <c>Pulumi.yaml</c>.</summary>
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;
}
