namespace VideoStack.Infra.Packaging;

/// <summary>One file of the built site.</summary>
/// <param name="Key">Its path below the site's root, with forward slashes: also its key in the bucket.</param>
/// <param name="Path">Where it lies on this machine.</param>
/// <param name="Sha256">SHA-256 of its bytes in lower-case hex.</param>
public sealed record SiteFile(string Key, string Path, string Sha256);

/// <summary>Builds the web page.</summary>
public interface ISiteBuilder
{
    /// <summary>The files of the page, in the order of their keys.</summary>
    /// <exception cref="PackagingException">Node is missing, or the page did not build.</exception>
    Task<IReadOnlyList<SiteFile>> BuildAsync(CancellationToken cancellation = default);
}
