using System.Text;
using System.Text.RegularExpressions;

namespace VideoStack.Functions.Playback;

/// <summary>
/// Rewrites the addresses in an HLS playlist (RFC 8216), so that each opens without cookies: playlists lead back to this API, and
/// everything else carries a signature.
/// </summary>
/// <param name="folder">Where the playlist lies, as a path with slashes at both ends: <c>/media/{videoId}/</c>.</param>
/// <param name="playbackId">What addresses of playlists carry.</param>
/// <param name="signature">The query that addresses of everything else carry.</param>
internal sealed partial class SignedPlaylist(string folder, string playbackId, string signature)
{
    // Any host will do: it only tells addresses of the site from others.
    private readonly Uri _base = new("https://site.invalid" + folder);

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

    // Only what lies in the film's own folder is signed. All else, another host above all, stays as it is and learns nothing.
    private string Sign(string address)
    {
        if (!Uri.TryCreate(_base, address, out var target) || target.Authority != _base.Authority || target.Scheme != _base.Scheme
            || !target.AbsolutePath.StartsWith(folder, StringComparison.Ordinal) || target.AbsolutePath.Contains('%', StringComparison.Ordinal))
        {
            return address;
        }
        var file = target.AbsolutePath[folder.Length..];
        if (Manifests.IsName(file)) return $"{file}?token={playbackId}";
        var query = target.Query.Length > 1 ? target.Query + "&" : "?";
        return target.AbsolutePath + query + signature;
    }

    // An attribute list (section 4.2): NAME=value or NAME="value", with commas between. \G keeps to the list's order.
    [GeneratedRegex("""\G(?<name>[A-Z0-9-]+)=(?:"(?<quoted>[^"\r\n]*)"|[^",\r\n]*)(?:,|(?=\r?$))""", RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();
}
