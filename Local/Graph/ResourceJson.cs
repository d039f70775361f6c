using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi;

namespace VideoStack.Local.Graph;

/// <summary>Between the values that the Pulumi SDK shows to mocks and JSON.</summary>
internal static class ResourceJson
{
    /// <summary>A resource's inputs. Assets and archives are left out: their path is the SDK's own secret.</summary>
    public static JsonObject FromInputs(string resource, ImmutableDictionary<string, object> inputs) =>
        Object(resource, inputs);

    /// <summary>A state as the SDK takes it: numbers are doubles, there are no nulls.</summary>
    public static ImmutableDictionary<string, object> ToState(JsonObject state) => state
        .Where(property => property.Value is not null)
        .ToImmutableDictionary(property => property.Key, property => ToValue(property.Value!));

    private static JsonObject Object(string path, IEnumerable<KeyValuePair<string, object>> entries) => new(
        entries
            .Where(entry => entry.Value is not AssetOrArchive)
            .Select(entry => KeyValuePair.Create(entry.Key, Node($"{path}.{entry.Key}", entry.Value))));

    private static JsonNode? Node(string path, object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        double or int => JsonValue.Create(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        IEnumerable<KeyValuePair<string, object>> map => Object(path, map),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(item => Node(path, item))]),
        _ => throw new NotSupportedException($"{path} is a {value.GetType().Name}, which cannot be realised on this machine."),
    };

    private static object ToValue(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.String => (string)node!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => (double)node,
        JsonValueKind.Array => node.AsArray().Where(item => item is not null).Select(item => ToValue(item!)).ToImmutableArray(),
        _ => ToState(node.AsObject()),
    };
}
