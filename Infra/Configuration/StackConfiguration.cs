using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi;
using YamlDotNet.Core;

namespace VideoStack.Infra.Configuration;

/// <summary>
/// The settings of one stack as Pulumi's engine would hand them to the program: <c>Pulumi.yaml</c> and <c>Pulumi.{stack}.yaml</c>.
/// For those who run the program without the engine: the local platform, the plan and the tests.
/// </summary>
public sealed class StackConfiguration
{
    /// <summary>What a secret reads where there is no engine to decrypt it.</summary>
    public const string Hidden = "[secret]";

    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ImmutableSortedDictionary<string, string> _values;
    private readonly ImmutableSortedSet<string> _secrets;

    private StackConfiguration(string project, string stack, ImmutableSortedDictionary<string, string> values, ImmutableSortedSet<string> secrets)
    {
        Project = project;
        Stack = stack;
        _values = values;
        _secrets = secrets;
    }

    public string Project { get; }

    public string Stack { get; }

    /// <summary>The value of a full key such as <c>aws:region</c>; null when it is not set.</summary>
    public string? this[string key] => _values.GetValueOrDefault(key);

    /// <summary>Reads the settings files in <paramref name="root"/>.</summary>
    /// <exception cref="RunException">A file is missing or is not what it should be; the message is one line.</exception>
    public static StackConfiguration Read(string root, string stack)
    {
        var project = ReadFile(Path.Combine(root, "Pulumi.yaml"), "the project's settings");
        var name = (string?)project["name"] ?? throw new RunException("Pulumi.yaml has no 'name'.");
        var file = Path.Combine(root, $"Pulumi.{stack}.yaml");
        if (!File.Exists(file))
            throw new RunException($"There is no stack '{stack}': {file} does not exist. Stacks: {string.Join(", ", Stacks(root))}.");

        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var secrets = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        // A project's own values stand under "value"; a stack's values come after, so that they win.
        foreach (var (key, node) in Section(project))
        {
            if ((node as JsonObject)?["value"] is { } value) values[FullKey(name, key)] = Text(value);
        }

        foreach (var (key, node) in Section(ReadFile(file, "the stack's settings")))
        {
            var fullKey = FullKey(name, key);
            var isSecret = node is JsonObject { Count: 1 } mapping && mapping.ContainsKey("secure");
            // Only Pulumi can decrypt it; without the engine its place is enough.
            values[fullKey] = isSecret ? Hidden : Text(node);
            if (isSecret) secrets.Add(fullKey);
        }

        return new StackConfiguration(name, stack, values.ToImmutable(), secrets.ToImmutable());
    }

    /// <summary>The same settings with one changed. A short key belongs to the project.</summary>
    public StackConfiguration With(string key, string value) => new(Project, Stack, _values.SetItem(FullKey(Project, key), value), _secrets);

    /// <summary>Makes this the configuration of every deployment that this process starts from now on.</summary>
    public void Apply()
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", JsonSerializer.Serialize(_values, _json));
        Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", JsonSerializer.Serialize(_secrets));
    }

    private static IEnumerable<string> Stacks(string root) => Directory.EnumerateFiles(root, "Pulumi.*.yaml")
        .Select(file => Path.GetFileNameWithoutExtension(file)["Pulumi.".Length..])
        .Order(StringComparer.Ordinal);

    private static JsonObject ReadFile(string path, string what)
    {
        try
        {
            return YamlReader.Read(File.ReadAllText(path)) as JsonObject ?? [];
        }
        catch (YamlException error)
        {
            throw new RunException($"{path} ({what}) is not valid YAML: line {error.Start.Line}: {error.Message}");
        }
        catch (IOException error)
        {
            throw new RunException($"{path} ({what}) cannot be read: {error.Message}");
        }
    }

    private static JsonObject Section(JsonObject file) => file["config"] switch
    {
        null => [],
        JsonObject section => section,
        _ => throw new RunException("'config' of a settings file must hold lines such as 'videostack:logRetentionDays: 14'."),
    };

    private static string FullKey(string project, string key) => key.Contains(':', StringComparison.Ordinal) ? key : $"{project}:{key}";

    // Structured values reach a program as JSON, plain ones as text.
    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(_json),
    };
}
