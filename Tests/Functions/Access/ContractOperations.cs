using VideoStack.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace VideoStack.Functions.Tests.Access;

/// <summary>The operations of the HTTP contract.</summary>
internal static class ContractOperations
{
    /// <summary>By operationId.</summary>
    public static IReadOnlyDictionary<string, YamlMappingNode> All { get; } = Read();

    private static Dictionary<string, YamlMappingNode> Read()
    {
        var yaml = new YamlStream();
        using (var file = File.OpenText(Path.Combine(Repository.Root, "Infra", "Api", "openapi.yaml"))) yaml.Load(file);
        var paths = (YamlMappingNode)((YamlMappingNode)yaml.Documents[0].RootNode)["paths"];
        return paths.Children.Values.Cast<YamlMappingNode>().SelectMany(path => path.Children.Values.OfType<YamlMappingNode>())
            .ToDictionary(operation => operation["operationId"].ToString());
    }
}
