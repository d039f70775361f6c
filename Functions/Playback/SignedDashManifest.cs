using System.Xml;
using System.Xml.Linq;

namespace VideoStack.Functions.Playback;

/// <summary>Rewrites the addresses in a DASH manifest (ISO/IEC 23009-1), so that each opens without cookies.</summary>
/// <param name="addresses">Signs them.</param>
internal sealed class SignedDashManifest(SignedAddresses addresses)
{
    private static readonly XNamespace _dash = "urn:mpeg:dash:schema:mpd:2011";
    private static readonly XName _baseUrl = _dash + "BaseURL";
    private static readonly XName _location = _dash + "Location";

    // Every attribute of the schema that holds an address of media. None of these names means anything else on another element.
    private static readonly XName[] _attributes = ["media", "initialization", "index", "bitstreamSwitching", "sourceURL"];

    // A manifest is one of our own making, but nothing in it may make the reader ask anybody for anything.
    private static readonly XmlReaderSettings _reading = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The manifest with other addresses; nothing else of it changes.</summary>
    /// <exception cref="XmlException">It is no XML, or has a document type.</exception>
    public string Rewrite(string manifest)
    {
        using var reader = XmlReader.Create(new StringReader(manifest), _reading);
        var document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        if (document.Root is { } root) Rewrite(root, addresses.Folder);
        return document.Declaration + document.ToString(SaveOptions.DisableFormatting);
    }

    private void Rewrite(XElement element, Uri outer)
    {
        // What addresses below are relative to. Of several, players may take any: they hold the same.
        var inner = element.Element(_baseUrl) is { } own && Uri.TryCreate(outer, own.Value.Trim(), out var stated) ? stated : outer;
        foreach (var attribute in element.Attributes().Where(attribute => _attributes.Contains(attribute.Name)))
            attribute.Value = addresses.Sign(attribute.Value, inner);
        foreach (var child in element.Elements())
        {
            if (child.Name == _baseUrl || child.Name == _location) child.Value = addresses.Sign(child.Value.Trim(), outer);
            else Rewrite(child, inner);
        }
    }
}
