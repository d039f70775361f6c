using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's settings of one namespace: the project's own, or a provider's.</summary>
public sealed class Config
{
    private const string NamespaceSuffix = ":config";

    private readonly string _name;

    /// <param name="name">The namespace; the project's name when null.</param>
    public Config(string? name = null)
    {
        name ??= Deployment.Instance.ProjectName;
        _name = name.EndsWith(NamespaceSuffix, StringComparison.Ordinal) ? name[..^NamespaceSuffix.Length] : name;
    }

    /// <summary>The setting; null when it is missing.</summary>
    public string? Get(string key) => Deployment.Required.GetConfig(FullKey(key));

    /// <summary>The setting as true or false; null when it is missing. Throws for any other text.</summary>
    public bool? GetBoolean(string key) => Get(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var text => throw new ConfigTypeException(FullKey(key), text, nameof(Boolean)),
    };

    /// <summary>The setting as an integer; null when it is missing. Throws for any other text.</summary>
    public int? GetInt32(string key)
        => Get(key) is not { } text ? null
            : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
            : throw new ConfigTypeException(FullKey(key), text, nameof(Int32));

    /// <summary>The setting as a number; null when it is missing. Throws for any other text.</summary>
    public double? GetDouble(string key)
        => Get(key) is not { } text ? null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : throw new ConfigTypeException(FullKey(key), text, nameof(Double));

    /// <summary>The setting's JSON as an object; the type's default when it is missing. Throws when it does not fit the type.</summary>
    [return: MaybeNull]
    public T GetObject<T>(string key) => Read<T>(key, null);

    /// <inheritdoc cref="GetObject{T}(string)"/>
    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => Read<T>(key, options);

    /// <summary>The setting as a secret; null when it is missing.</summary>
    public Output<string>? GetSecret(string key) => Get(key) is { } text ? Output.CreateSecret(text) : null;

    /// <inheritdoc cref="GetBoolean"/>
    public Output<bool>? GetSecretBoolean(string key) => GetBoolean(key) is { } flag ? Output.CreateSecret(flag) : null;

    /// <inheritdoc cref="GetInt32"/>
    public Output<int>? GetSecretInt32(string key) => GetInt32(key) is { } number ? Output.CreateSecret(number) : null;

    /// <inheritdoc cref="GetDouble"/>
    public Output<double>? GetSecretDouble(string key) => GetDouble(key) is { } number ? Output.CreateSecret(number) : null;

    /// <inheritdoc cref="GetObject{T}(string)"/>
    public Output<T>? GetSecretObject<T>(string key) => Get(key) is null ? null : Output.CreateSecret(Read<T>(key, null)!);

    /// <inheritdoc cref="GetObject{T}(string)"/>
    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options)
        => Read<T>(key, options) is { } value ? Output.CreateSecret(value) : null;

    /// <summary>The setting. Throws, naming the command that sets it, when it is missing.</summary>
    public string Require(string key) => Get(key) ?? throw Missing(key);

    /// <inheritdoc cref="Require"/>
    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    /// <inheritdoc cref="Require"/>
    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    /// <inheritdoc cref="Require"/>
    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    /// <inheritdoc cref="Require"/>
    public T RequireObject<T>(string key) => Get(key) is null ? throw Missing(key) : Read<T>(key, null)!;

    /// <inheritdoc cref="Require"/>
    public T RequireObject<T>(string key, JsonSerializerOptions options)
        => Get(key) is null ? throw Missing(key) : Read<T>(key, options)!;

    /// <inheritdoc cref="Require"/>
    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    /// <inheritdoc cref="Require"/>
    public Output<bool> RequireSecretBoolean(string key) => Output.CreateSecret(RequireBoolean(key));

    /// <inheritdoc cref="Require"/>
    public Output<int> RequireSecretInt32(string key) => Output.CreateSecret(RequireInt32(key));

    /// <inheritdoc cref="Require"/>
    public Output<double> RequireSecretDouble(string key) => Output.CreateSecret(RequireDouble(key));

    /// <inheritdoc cref="Require"/>
    public Output<T> RequireSecretObject<T>(string key) => Output.CreateSecret(RequireObject<T>(key));

    /// <inheritdoc cref="Require"/>
    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options)
        => Output.CreateSecret(RequireObject<T>(key, options));

    private string FullKey(string key) => $"{_name}:{key}";

    private ConfigMissingException Missing(string key) => new(FullKey(key));

    private T? Read<T>(string key, JsonSerializerOptions? options)
    {
        var json = Get(key);
        try
        {
            return json is null ? default : JsonSerializer.Deserialize<T>(json, options);
        }
        catch (JsonException error)
        {
            throw new ConfigTypeException(FullKey(key), json!, typeof(T).FullName!, error);
        }
    }

    private sealed class ConfigTypeException(string key, string value, string type, Exception? inner = null)
        : RunException($"Configuration '{key}' value '{value}' is not a valid {type}", inner);

    private sealed class ConfigMissingException(string key)
        : RunException($"Missing Required configuration variable '{key}'\n"
            + $"\tplease set a value using the command `pulumi config set {key} <value>`");
}
