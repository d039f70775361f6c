using static VideoStack.Local.Graph.Realisers;

namespace VideoStack.Local.Graph.Realise;

/// <summary>Stacks whose templates hold what the providers cannot declare.</summary>
internal sealed class CloudFormation : IServiceRealiser
{
    public IReadOnlyDictionary<string, Realiser> Resources { get; } = new Dictionary<string, Realiser>
    {
        ["aws:cloudformation/stack:Stack"] = Computed((declaration, place) =>
        {
            var name = declaration.PhysicalName();
            var id = place.Arn("cloudformation", $"stack/{name}/{declaration.Token(32)}");
            var template = new CloudFormationTemplate(declaration.Name, declaration.Text("templateBody"), place);
            return declaration.With(id, ("name", name), ("outputs", template.ComputeOutputs()));
        }),
    };
}
