#nullable enable
using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Reads what a mobile client sent along with an invocation. Absent values are null, as the official context has them.</summary>
internal static class MobileClient
{
    public static IClientContext Context(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
            return new ClientContext(null, null, null);
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new ClientContext(
            Map(root, "env"),
            root.TryGetProperty("client", out var client) ? Application(client) : null,
            Map(root, "custom"));
    }

    public static ICognitoIdentity Identity(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
            return new CognitoIdentity(null, null);
        using var document = JsonDocument.Parse(json);
        return new CognitoIdentity(Text(document.RootElement, "cognitoIdentityId"), Text(document.RootElement, "cognitoIdentityPoolId"));
    }

    private static ClientApplication Application(JsonElement client) => new(
        Text(client, "app_package_name"),
        Text(client, "app_title"),
        Text(client, "app_version_code"),
        Text(client, "app_version_name"),
        Text(client, "installation_id"));

    private static Dictionary<string, string>? Map(JsonElement parent, string name) => parent.TryGetProperty(name, out var map)
        ? map.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.ToString())
        : null;

    private static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var text) ? text.GetString() : null;

    private sealed record ClientContext(IDictionary<string, string>? Environment, IClientApplication? Client, IDictionary<string, string>? Custom)
        : IClientContext;

    private sealed record ClientApplication(
        string? AppPackageName, string? AppTitle, string? AppVersionCode, string? AppVersionName, string? InstallationId) : IClientApplication;

    private sealed record CognitoIdentity(string? IdentityId, string? IdentityPoolId) : ICognitoIdentity;
}
