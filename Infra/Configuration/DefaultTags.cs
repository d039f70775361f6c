using System.Text.Json;
using Pulumi;

namespace VideoStack.Infra.Configuration;

/// <summary>What the provider of AWS tags every resource with: <c>aws:defaultTags</c>. Other providers have to be told.</summary>
internal static class DefaultTags
{
    public static IReadOnlyDictionary<string, string> Read()
    {
        if (new Config("aws").Get("defaultTags") is not { } text) return new Dictionary<string, string>();
        using var document = JsonDocument.Parse(text);
        return document.RootElement.TryGetProperty("tags", out var tags)
            ? tags.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.ToString())
            : new Dictionary<string, string>();
    }
}
