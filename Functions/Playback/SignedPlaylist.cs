using System.Text;
using System.Text.RegularExpressions;

namespace VideoStack.Functions.Playback;

/// <summary>Rewrites the addresses in an HLS playlist (RFC 8216), so that each opens without cookies.</summary>
/// <param name="addresses">Signs them.</param>
internal sealed partial class SignedPlaylist(SignedAddresses addresses)
{
    /// <summary>The playlist with other addresses; nothing else of it changes.</summary>
    public string Rewrite(string playlist)
    {
        var text = new StringBuilder(playlist.Length);
        var lines = playlist.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) text.Append('\n');
            AppendLine(text, lines[i]);
        }
        return text.ToString();
    }

    private void AppendLine(StringBuilder text, string line)
    {
        var address = line.TrimEnd('\r');
        if (address.Length > 0 && address[0] != '#') text.Append(Sign(address)).Append(line, address.Length, line.Length - address.Length);
        else if (line.StartsWith("#EXT-X-", StringComparison.Ordinal) && line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon) AppendTag(text, line, colon + 1);
        else text.Append(line);
    }

    // Attribute by attribute, because a name or language in quotes may hold anything, such as ',URI='.
    private void AppendTag(StringBuilder text, string line, int start)
    {
        var written = 0;
        for (var attribute = Attribute().Match(line, start); attribute.Success; attribute = attribute.NextMatch())
        {
            var uri = attribute.Groups["quoted"];
            if (attribute.Groups["name"].Value == "URI" && uri.Success)
            {
                text.Append(line, written, uri.Index - written).Append(Sign(uri.Value));
                written = uri.Index + uri.Length;
            }
        }
        text.Append(line, written, line.Length - written);
    }

    private string Sign(string address) => addresses.Sign(address, addresses.Folder);

    // An attribute list (section 4.2): NAME=value or NAME="value", with commas between. \G keeps to the list's order.
    [GeneratedRegex("""\G(?<name>[A-Z0-9-]+)=(?:"(?<quoted>[^"\r\n]*)"|[^",\r\n]*)(?:,|(?=\r?$))""", RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();
}
