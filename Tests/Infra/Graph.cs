using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Pulumi;
using VideoStack.Infra.Configuration;
using VideoStack.Infra.Plan;

namespace VideoStack.Infra.Tests;

/// <summary>The platform as one stack declares it, in a form that tests can ask.</summary>
internal sealed class Graph
{
    private static readonly Dictionary<string, Graph> _stacks = [];

    private readonly PlannedGraph _planned;

    private Graph(PlannedGraph planned) => _planned = planned;

    public IEnumerable<PlannedResource> Resources => _planned.Resources;

    public IReadOnlyDictionary<string, string> Outputs => _planned.Outputs;

    /// <summary>What the settings file of a stack makes of the platform; declared once for all tests.</summary>
    public static Graph Of(string stack)
    {
        if (!_stacks.TryGetValue(stack, out var graph)) _stacks[stack] = graph = With(stack);
        return graph;
    }

    /// <summary>The same with some settings changed.</summary>
    public static Graph With(string stack, params (string Key, string Value)[] settings) =>
        Declare(settings.Aggregate(StackConfiguration.Read(Repository.Root, stack), (so, setting) => so.With(setting.Key, setting.Value)));

    /// <summary>What any settings make of the platform.</summary>
    public static Graph Declare(StackConfiguration configuration)
    {
        try
        {
            return new Graph(PlannedGraph.DeclareAsync(configuration).GetAwaiter().GetResult());
        }
        finally
        {
            // A failed declaration says so with the exit code, which is the test run's too.
            Environment.ExitCode = 0;
        }
    }

    /// <summary>The inputs of the one resource of this name.</summary>
    public JsonObject this[string name] => Json(_planned.Resources.Single(resource => resource.Name == name));

    public bool Has(string name) => _planned.Resources.Any(resource => resource.Name == name);

    public IReadOnlyList<PlannedResource> OfType(string type) => [.. _planned.Resources.Where(resource => resource.Type == type)];

    /// <summary>The document in an input that holds JSON text.</summary>
    public JsonNode Document(string name, string input) => JsonNode.Parse((string)this[name][input]!)!;

    /// <summary>The statement of a policy with this Sid.</summary>
    public JsonNode Statement(string name, string sid, string input = "policy") =>
        Document(name, input)["Statement"]!.AsArray().Single(statement => (string?)statement!["Sid"] == sid)!;

    public static JsonObject Json(PlannedResource resource) => (JsonObject)Convert(resource.Inputs)!;

    /// <summary>Asserts that a part of a resource is exactly this JSON.</summary>
    public static void AssertIs(JsonNode? actual, string expected)
    {
        var wanted = JsonNode.Parse(expected);
        Assert.That(JsonNode.DeepEquals(actual, wanted), Is.True, () => $"Expected: {wanted?.ToJsonString()}\nBut was:  {actual?.ToJsonString()}");
    }

    private static JsonNode? Convert(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        double number => JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture)),
        IReadOnlyDictionary<string, object> map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, Convert(entry.Value)))),
        AssetOrArchive asset => asset.GetType().Name,
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(Convert)]),
        _ => value.ToString(),
    };
}
