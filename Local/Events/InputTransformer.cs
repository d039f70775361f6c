using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Events;

/// <summary>
/// EventBridge's input transformer: a template in JSON with variables in angle brackets. Inside a string a variable is written as
/// text, elsewhere as the JSON value that it is. One that the event lacks is empty, or null.
/// </summary>
internal sealed partial class InputTransformer
{
    // What people read stays readable; none of it becomes HTML by being inserted here.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, Func<JsonObject, Rule, JsonNode?>> Predefined = new(StringComparer.Ordinal)
    {
        ["aws.events.rule-arn"] = (_, rule) => rule.Arn,
        ["aws.events.rule-name"] = (_, rule) => rule.Name,
        ["aws.events.event.ingestion-time"] = (@event, _) => @event["time"],
        ["aws.events.event"] = (@event, _) => new JsonObject(@event.Where(field => field.Key != "detail").Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))),
        ["aws.events.event.json"] = (@event, _) => @event,
    };

    private readonly Dictionary<string, string[]> _paths;
    private readonly string _template;

    private InputTransformer(Dictionary<string, string[]> paths, string template) => (_paths, _template) = (paths, template);

    /// <exception cref="LocalException">A path is of a form that is not played here, or the template is none that EventBridge takes.</exception>
    public static InputTransformer Read(string target, JsonObject inputs)
    {
        var paths = inputs.Object("inputPaths").ToDictionary(path => path.Key, path => Steps(target, (string?)path.Value ?? ""), StringComparer.Ordinal);
        var transformer = new InputTransformer(paths, inputs.Text("inputTemplate") ?? throw new LocalException($"The event target {target} has a transformer without a template."));
        try
        {
            JsonNode.Parse(transformer.Fill((_, inString) => inString ? "" : "null"));
        }
        catch (JsonException error)
        {
            throw new LocalException(
                $"The template of the event target {target} is no JSON; a sentence stands in quotation marks. {error.Message}", error);
        }

        return transformer;
    }

    public string Apply(JsonObject @event, Rule rule) => Fill((name, inString) =>
    {
        var value = Predefined.TryGetValue(name, out var predefined) ? predefined(@event, rule) : Follow(_paths[name], @event);
        if (!inString) return value?.ToJsonString(Readable) ?? "null";

        var text = value is JsonValue single && single.TryGetValue<string>(out var told) ? told : value?.ToJsonString(Readable) ?? "";
        return JsonSerializer.Serialize(text, Readable)[1..^1];
    });

    private string Fill(Func<string, bool, string> valueOf)
    {
        var filled = new StringBuilder();
        var inString = false;
        for (var at = 0; at < _template.Length; at++)
        {
            if (_template[at] == '<' && VariableAt(at) is { } name)
            {
                filled.Append(valueOf(name, inString));
                at += name.Length + 1;
                continue;
            }

            filled.Append(_template[at]);
            if (_template[at] == '"') inString = !inString;
            else if (inString && _template[at] == '\\' && at + 1 < _template.Length) filled.Append(_template[++at]);
        }

        return filled.ToString();
    }

    // Angle brackets around anything else are text.
    private string? VariableAt(int at) =>
        _template.IndexOf('>', at) is > 0 and var end && _template[(at + 1)..end] is var name
        && (_paths.ContainsKey(name) || Predefined.ContainsKey(name))
            ? name
            : null;

    // $.detail.userMetadata.videoId, $.resources[0]
    private static string[] Steps(string target, string path) => PathForm().IsMatch(path)
        ? [.. Step().Matches(path).Select(step => step.Value)]
        : throw new LocalException($"The event target {target} reads {path}; Local follows names and indexes only, such as $.detail.jobId or $.resources[0].");

    private static JsonNode? Follow(string[] steps, JsonNode @event) => steps.Aggregate((JsonNode?)@event, (node, step) => node switch
    {
        JsonArray array when int.TryParse(step, out var index) => index < array.Count ? array[index] : null,
        JsonObject item => item[step],
        _ => null,
    });

    [GeneratedRegex(@"^\$(\.[\w/-]+|\[\d+\])*$")]
    private static partial Regex PathForm();

    [GeneratedRegex(@"[\w/-]+")]
    private static partial Regex Step();
}
