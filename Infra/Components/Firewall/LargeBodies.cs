using System.Text.RegularExpressions;
using VideoStack.Infra.Api;

namespace VideoStack.Infra.Components.Firewall;

/// <summary>The requests that are meant to be larger than the firewall's 8 KB: those whose body is a file rather than JSON.</summary>
internal static class LargeBodies
{
    /// <summary>A pattern that their paths match, and no others; null when the contract has none.</summary>
    public static string? Paths(OpenApiDocument contract)
    {
        var paths = contract.FileUploads
            .Select(operation => string.Join('/', operation.Path.Split('/').Select(Pattern)))
            .Distinct()
            .ToList();
        // WAF knows no capturing groups.
        return paths.Count == 0 ? null : $"^(?:{string.Join('|', paths)})$";
    }

    private static string Pattern(string segment) => segment.StartsWith('{') ? "[^/]+" : Regex.Escape(segment);
}
