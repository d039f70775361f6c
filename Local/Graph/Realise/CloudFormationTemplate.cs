using System.Text.Json.Nodes;

namespace VideoStack.Local.Graph.Realise;

/// <summary>A template in JSON, as far as its outputs are concerned.</summary>
/// <param name="stack">For errors.</param>
/// <param name="body">The template.</param>
/// <param name="place">Where its resources are.</param>
internal sealed class CloudFormationTemplate(string stack, string body, Place place)
{
    private readonly JsonObject _template = JsonNode.Parse(body)!.AsObject();

    /// <exception cref="LocalException">An output asks for something that this machine does not know.</exception>
    public JsonObject ComputeOutputs() => new((_template["Outputs"] as JsonObject ?? [])
        .Select(output => KeyValuePair.Create(output.Key, (JsonNode?)Resolve(output.Value?["Value"]))));

    private string Resolve(JsonNode? value)
    {
        if (value is JsonValue plain)
            return (string)plain!;
        if (value.Text("Ref") is { } resource)
            return AttributeOf(resource, "Ref");
        return value?["Fn::GetAtt"] switch
        {
            JsonArray path => AttributeOf((string)path[0]!, (string)path[1]!),
            JsonValue path when ((string)path!).Split('.', 2) is [var named, var attribute] => AttributeOf(named, attribute),
            _ => throw new LocalException(
                $"The template of '{stack}' has an output {value?.ToJsonString()}, which this machine cannot resolve. Use Ref or Fn::GetAtt."),
        };
    }

    private string AttributeOf(string resource, string attribute)
    {
        var definition = _template["Resources"]?[resource];
        var name = definition?["Properties"].Text("Name");
        return (definition.Text("Type"), attribute) switch
        {
            ("AWS::MediaConvert::JobTemplate", "Ref" or "Name") => name!,
            ("AWS::MediaConvert::JobTemplate", "Arn") => place.Arn("mediaconvert", $"jobTemplates/{name}"),
            var (type, _) => throw new LocalException(
                $"The template of '{stack}' asks for {attribute} of {resource} ({type ?? "not in the template"}), which this machine cannot realise. Add it to Local/Graph/Realise/CloudFormationTemplate.cs."),
        };
    }
}
