using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A file or text, or a set of them, that a resource is given.</summary>
public abstract class AssetOrArchive
{
    // The path, address, text or contents. Not public in the official package either.
    internal object Value { get; }

    private protected AssetOrArchive(object value) => Value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>A new instance of the same content: what a mock is shown is never the program's own instance.</summary>
    internal abstract AssetOrArchive Copy();
}

/// <summary>A file or text.</summary>
public abstract class Asset : AssetOrArchive
{
    private protected Asset(object value)
        : base(value)
    {
    }
}

/// <summary>A file on this machine.</summary>
public sealed class FileAsset(string path) : Asset(path)
{
    internal override AssetOrArchive Copy() => new FileAsset((string)Value);
}

/// <summary>A text, stored as UTF-8.</summary>
public sealed class StringAsset(string text) : Asset(text)
{
    internal override AssetOrArchive Copy() => new StringAsset((string)Value);
}

/// <summary>A file at an address (file, http or https).</summary>
public sealed class RemoteAsset(string uri) : Asset(uri)
{
    internal override AssetOrArchive Copy() => new RemoteAsset((string)Value);
}

/// <summary>A set of files.</summary>
public abstract class Archive : AssetOrArchive
{
    private protected Archive(object value)
        : base(value)
    {
    }
}

/// <summary>A directory or archive file (.zip, .tar, .tar.gz) on this machine.</summary>
public sealed class FileArchive(string path) : Archive(path)
{
    internal override AssetOrArchive Copy() => new FileArchive((string)Value);
}

/// <summary>An archive file at an address (file, http or https).</summary>
public sealed class RemoteArchive(string uri) : Archive(uri)
{
    internal override AssetOrArchive Copy() => new RemoteArchive((string)Value);
}

/// <summary>An archive of named assets and archives.</summary>
public sealed class AssetArchive(IDictionary<string, AssetOrArchive> assets) : Archive(assets.ToImmutableDictionary())
{
    internal override AssetOrArchive Copy()
        => new AssetArchive(((ImmutableDictionary<string, AssetOrArchive>)Value)
            .ToImmutableDictionary(entry => entry.Key, entry => entry.Value.Copy()));
}

/// <summary>Stands where a mock returned something else than the asset that the property holds.</summary>
internal sealed class InvalidAsset() : Asset("")
{
    internal override AssetOrArchive Copy() => throw new InvalidOperationException("Cannot serialize invalid asset");
}

/// <summary>Stands where a mock returned something else than the archive that the property holds.</summary>
internal sealed class InvalidArchive() : Archive("")
{
    internal override AssetOrArchive Copy() => throw new InvalidOperationException("Cannot serialize invalid archive");
}
