using Pulumi;
using Pulumi.Aws.S3;
using VideoStack.Infra.Packaging;

namespace VideoStack.Infra.Components.Edge;

/// <summary>The files of the page as objects: their names, types and how long they may be kept.</summary>
internal static class SiteUpload
{
    private const string RootPage = "index.html";

    // Vite puts a hash of the content into the names below assets/.
    private const string HashedFolder = "assets/";

    private static readonly Dictionary<string, string> _types = new()
    {
        [".css"] = "text/css; charset=utf-8",
        [".html"] = "text/html; charset=utf-8",
        [".ico"] = "image/x-icon",
        [".jpg"] = "image/jpeg",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json",
        [".map"] = "application/json",
        [".png"] = "image/png",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
        [".webmanifest"] = "application/manifest+json",
        [".webp"] = "image/webp",
        [".woff2"] = "font/woff2",
        [".xml"] = "application/xml",
    };

    /// <summary>Uploads the page: first what pages refer to, then the pages.</summary>
    public static void Create(string name, IReadOnlyList<SiteFile> files, PrivateBucket bucket, ComponentResource parent)
    {
        var assets = files.Where(file => !IsPage(file)).Select(file => CreateObject(name, file, bucket, parent, [])).ToArray<Resource>();
        foreach (var page in files.Where(IsPage)) CreateObject(name, page, bucket, parent, assets);
    }

    /// <summary>The object's key: pages are objects without extension, so that <c>/watch?v=…</c> needs no rewriting.</summary>
    public static string KeyOf(SiteFile file) => IsPage(file) && file.Key != RootPage ? Path.ChangeExtension(file.Key, null) : file.Key;

    /// <exception cref="RunException">The type of such a file is not known.</exception>
    public static string TypeOf(SiteFile file) => _types.TryGetValue(Path.GetExtension(file.Key), out var type)
        ? type
        : throw new RunException($"What type is {file.Path}? Add its extension to {nameof(SiteUpload)}.cs.");

    /// <summary>Hashed names are kept for a year; everything else is asked for again, and answered "not modified".</summary>
    public static string CacheControlOf(SiteFile file) =>
        file.Key.StartsWith(HashedFolder, StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";

    private static bool IsPage(SiteFile file) => file.Key.EndsWith(".html", StringComparison.Ordinal);

    private static BucketObjectv2 CreateObject(
        string name, SiteFile file, PrivateBucket bucket, ComponentResource parent, Resource[] after) =>
        new($"{name}-page-{file.Key}", new BucketObjectv2Args
        {
            Bucket = bucket.BucketName,
            Key = KeyOf(file),
            Source = new FileAsset(file.Path),
            SourceHash = file.Sha256,
            ContentType = TypeOf(file),
            CacheControl = CacheControlOf(file),
        }, new CustomResourceOptions { Parent = parent, DependsOn = after });
}
