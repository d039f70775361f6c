using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's settings, which the engine passes in the environment.</summary>
internal sealed class DeploymentConfig
{
    private readonly ImmutableDictionary<string, string> _values;

    private DeploymentConfig(ImmutableDictionary<string, string> values) => _values = values;

    /// <summary>Reads PULUMI_CONFIG: a JSON object of full keys and values.</summary>
    public static DeploymentConfig FromEnvironment()
    {
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG") is not { } json)
            return new DeploymentConfig(ImmutableDictionary<string, string>.Empty);

        using var document = JsonDocument.Parse(json);
        return new DeploymentConfig(ImmutableDictionary<string, string>.Empty.SetItems(document.RootElement.EnumerateObject()
            .Select(entry => KeyValuePair.Create(WithoutConfigPart(entry.Name), entry.Value.ToString()))));
    }

    public string? Get(string fullKey) => _values.GetValueOrDefault(fullKey);

    // Older settings files write project:config:key.
    private static string WithoutConfigPart(string key)
        => key.Split(':', 3) is [{ Length: > 0 } project, "config", var name] ? $"{project}:{name}" : key;
}
