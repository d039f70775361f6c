using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Media;

/// <summary>The job templates that the program declares through CloudFormation.</summary>
internal sealed class JobTemplates(ResourceGraph graph)
{
    private const string StackType = "aws:cloudformation/stack:Stack";
    private const string TemplateType = "AWS::MediaConvert::JobTemplate";

    /// <summary>Maps whose keys are names that people gave: they keep their letters.</summary>
    private static readonly HashSet<string> NamedMembers =
        ["audioSelectors", "audioSelectorGroups", "captionSelectors", "dynamicAudioSelectors"];

    /// <summary>The template as GetJobTemplate answers it, or null.</summary>
    public JsonObject? Find(string name) => All().FirstOrDefault(template => template.Text("name") == name);

    private IEnumerable<JsonObject> All() =>
        from stack in graph.OfType(StackType)
        let body = JsonNode.Parse(stack.Inputs.Text("templateBody") ?? "{}")
        from resource in body.Object("Resources")
        where resource.Value.Text("Type") == TemplateType
        select Template(resource.Value.Object("Properties"));

    private static JsonObject Template(JsonObject properties)
    {
        var template = new JsonObject
        {
            ["type"] = "CUSTOM",
            ["settings"] = CamelCase(properties["SettingsJson"], false),
        };
        foreach (var member in (string[])["Name", "Description", "Category", "Queue", "Priority", "StatusUpdateInterval"])
            if (properties[member] is { } value)
                template[Lower(member)] = value.DeepClone();
        return template;
    }

    /// <summary>CloudFormation takes settings in PascalCase; the API speaks camelCase.</summary>
    private static JsonNode? CamelCase(JsonNode? node, bool keysAreNames) => node switch
    {
        JsonObject json => new JsonObject(json.Select(member =>
        {
            var name = keysAreNames ? member.Key : Lower(member.Key);
            return KeyValuePair.Create(name, CamelCase(member.Value, !keysAreNames && NamedMembers.Contains(name)));
        })),
        JsonArray list => new JsonArray([.. list.Select(item => CamelCase(item, false))]),
        _ => node?.DeepClone(),
    };

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
