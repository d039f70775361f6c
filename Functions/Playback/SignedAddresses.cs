using System.Text.RegularExpressions;

namespace VideoStack.Functions.Playback;

/// <summary>
/// Turns addresses in manifests into such that open without cookies: manifests lead back to this API, and everything else carries
/// a signature.
/// </summary>
/// <param name="folder">Where the film lies, as a path with slashes at both ends: <c>/media/{videoId}/</c>.</param>
/// <param name="playbackId">What addresses of manifests carry.</param>
/// <param name="signature">The query that addresses of everything else carry.</param>
internal sealed partial class SignedAddresses(string folder, string playbackId, string signature)
{
    private const string StandIn = "!";

    /// <summary>The film's folder as an address. Any host will do: it only tells addresses of the site from others.</summary>
    public Uri Folder { get; } = new("https://site.invalid" + folder);

    /// <summary>
    /// The address, signed where it lies in the film's own folder. All else, another host above all, stays as it is and learns nothing.
    /// </summary>
    /// <param name="address">It may be a template of DASH: what stands between dollar signs is for the player to fill in.</param>
    /// <param name="relativeTo">What it is relative to.</param>
    public string Sign(string address, Uri relativeTo)
    {
        if (!Uri.TryCreate(relativeTo, NumberFormat().Replace(address, StandIn), out var target)
            || target.Authority != Folder.Authority || target.Scheme != Folder.Scheme
            || !target.AbsolutePath.StartsWith(folder, StringComparison.Ordinal) || target.AbsolutePath.Contains('%', StringComparison.Ordinal))
        {
            return address;
        }
        var file = target.AbsolutePath[folder.Length..];
        if (Manifests.IsName(file)) return $"{file}?token={playbackId}";
        return HiddenFormat().Replace(target.AbsolutePath, "%") + (target.Query.Length > 1 ? target.Query + "&" : "?") + signature;
    }

    // In a template, $Number%09d$ is a number of nine digits (ISO/IEC 23009-1, section 5.3.9.4.4). Its per cent sign escapes nothing:
    // it is hidden while the address is looked at.
    [GeneratedRegex(@"(?<=\$(?:Number|SubNumber|Bandwidth|Time))%(?=0[0-9]+d\$)", RegexOptions.CultureInvariant)]
    private static partial Regex NumberFormat();

    [GeneratedRegex(@"(?<=\$(?:Number|SubNumber|Bandwidth|Time))" + StandIn + @"(?=0[0-9]+d\$)", RegexOptions.CultureInvariant)]
    private static partial Regex HiddenFormat();
}
