using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi;

namespace VideoStack.Infra.Plan;

/// <summary>A graph as text for people: components as a tree, below each resource what it is asked to be. Its order never changes.</summary>
public static class PlanText
{
    private const int Step = 2;
    private const int InlineWidth = 110;

    // They change with every build, and say nothing about the platform.
    private static readonly HashSet<string> _hashes = ["sourceCodeHash", "sourceHash"];

    public static string Of(PlannedGraph graph)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Stack {graph.Stack}: {graph.Resources.Length} components and resources");
        var children = graph.Resources.ToLookup(resource => resource.Parent);
        foreach (var resource in children[null]) Write(text, resource, children, 0);

        text.AppendLine().AppendLine("Outputs");
        foreach (var (key, value) in graph.Outputs) WriteEntry(text, key, value, Step);
        return text.ToString();
    }

    private static void Write(StringBuilder text, PlannedResource resource, ILookup<string?, PlannedResource> children, int indent)
    {
        text.AppendLine().Append(' ', indent).AppendLine(CultureInfo.InvariantCulture, $"{resource.Name}  [{resource.Type}]{Remarks(resource)}");
        foreach (var (key, value) in Sorted(resource.Inputs).Where(input => !_hashes.Contains(input.Key))) WriteEntry(text, key, Tree(resource, key, value), indent + Step);
        foreach (var child in children[resource.Name]) Write(text, child, children, indent + Step);
    }

    private static string Remarks(PlannedResource resource) =>
        (resource.IsProtected ? " protected" : "") + (resource.Provider is { } provider ? $" by {provider}" : "");

    private static IEnumerable<KeyValuePair<string, object>> Sorted(IEnumerable<KeyValuePair<string, object>> inputs) =>
        inputs.OrderBy(input => input.Key, StringComparer.Ordinal);

    // Documents in JSON (policies, patterns, templates) are shown as what they say, code line by line.
    private static object? Tree(PlannedResource resource, string key, object value) => value switch
    {
        string body when (resource.Type, key) == ("aws:apigateway/restApi:RestApi", "body") => ApiSummary.Of(body),
        string text when text is ['{' or '[', ..] => ParseOrText(text),
        string code when (resource.Type, key) == ("aws:cloudfront/function:Function", "code") => code.TrimEnd().Split('\n'),
        _ => value,
    };

    private static object? ParseOrText(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static void WriteEntry(StringBuilder text, string key, object? value, int indent)
    {
        text.Append(' ', indent).Append(key).Append(':');
        WriteValue(text, value, indent, key.Length + 1);
    }

    private static void WriteValue(StringBuilder text, object? value, int indent, int used)
    {
        var inline = Inline(value);
        if (inline is not null && indent + used + inline.Length <= InlineWidth || !IsCollection(value))
        {
            text.Append(' ').AppendLine(inline ?? "");
            return;
        }

        text.AppendLine();
        if (Map(value) is { } map)
        {
            foreach (var (key, entry) in map) WriteEntry(text, key, entry, indent + Step);
        }
        else
        {
            foreach (var item in List(value)!)
            {
                text.Append(' ', indent + Step).Append('-');
                WriteValue(text, item, indent + Step, 1);
            }
        }
    }

    /// <summary>The value on one line; collections of collections stay apart.</summary>
    private static string? Inline(object? value)
    {
        if (Map(value) is { } map)
            return map.Exists(entry => IsCollection(entry.Value)) ? null : $"{{ {string.Join(", ", map.Select(entry => $"{entry.Key}: {Inline(entry.Value)}"))} }}";
        if (List(value) is { } list)
            return list.Exists(IsCollection) ? null : $"[{string.Join(", ", list.Select(Inline))}]";
        return value switch
        {
            null => "null",
            bool flag => flag ? "true" : "false",
            Archive => "(built)",
            Asset => "(built)",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!.Replace("\n", "\\n", StringComparison.Ordinal),
        };
    }

    private static bool IsCollection(object? value) => Map(value) is not null || List(value) is not null;

    private static List<KeyValuePair<string, object?>>? Map(object? value) => value switch
    {
        JsonObject map => [.. map.Select(entry => KeyValuePair.Create(entry.Key, (object?)entry.Value))],
        IReadOnlyDictionary<string, object> map => [.. Sorted(map).Select(entry => KeyValuePair.Create(entry.Key, (object?)entry.Value))],
        _ => null,
    };

    private static List<object?>? List(object? value) => value switch
    {
        JsonArray array => [.. array.Cast<object?>()],
        string or JsonNode or IReadOnlyDictionary<string, object> => null,
        IEnumerable items => [.. items.Cast<object?>()],
        _ => null,
    };
}
