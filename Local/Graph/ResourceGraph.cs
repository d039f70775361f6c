using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Graph;

/// <summary>A resource that the program declared and that this machine realised.</summary>
/// <param name="Type">Pulumi's type token, such as <c>aws:lambda/function:Function</c>.</param>
/// <param name="Name">The logical name in the program.</param>
/// <param name="Id">The provider's id for it.</param>
/// <param name="Inputs">What the program asked for; assets and archives are left out, their content is found by hash.</param>
/// <param name="State">What the resource answers: its outputs.</param>
public sealed record RealisedResource(string Type, string Name, string Id, JsonObject Inputs, JsonObject State);

/// <summary>Everything the program declared, in the only form the local services may learn names from.</summary>
public sealed class ResourceGraph
{
    private readonly ConcurrentDictionary<(string Type, string Name), RealisedResource> _resources = new();

    public IEnumerable<RealisedResource> All => _resources.Values;

    public void Add(RealisedResource resource) => _resources[(resource.Type, resource.Name)] = resource;

    public IEnumerable<RealisedResource> OfType(string type) => _resources.Values.Where(resource => resource.Type == type);

    /// <summary>The one resource of this type whose output has this value, or null.</summary>
    public RealisedResource? Find(string type, string output, string? value) =>
        OfType(type).FirstOrDefault(resource => (string?)resource.State[output] == value);
}
