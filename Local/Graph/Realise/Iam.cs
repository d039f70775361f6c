using static VideoStack.Local.Graph.Realisers;

namespace VideoStack.Local.Graph.Realise;

/// <summary>Roles and policies: names and ARNs; credentials are issued per role when a function starts.</summary>
internal sealed class Iam : IServiceRealiser
{
    private const string IdLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int IdLength = 16;

    public IReadOnlyDictionary<string, Realiser> Resources { get; } = new Dictionary<string, Realiser>
    {
        ["aws:iam/role:Role"] = Computed((declaration, place) =>
        {
            var name = declaration.PhysicalName();
            return declaration.With(
                name,
                ("name", name),
                ("arn", place.GlobalArn("iam", $"role{PathOf(declaration)}{name}")),
                ("uniqueId", "AROA" + declaration.Token(IdLength, IdLetters)));
        }),
        ["aws:iam/policy:Policy"] = Computed((declaration, place) =>
        {
            var name = declaration.PhysicalName();
            var arn = place.GlobalArn("iam", $"policy{PathOf(declaration)}{name}");
            return declaration.With(arn, ("name", name), ("arn", arn), ("policyId", "ANPA" + declaration.Token(IdLength, IdLetters)));
        }),
        ["aws:iam/rolePolicy:RolePolicy"] = Computed((declaration, _) =>
        {
            var name = declaration.PhysicalName();
            return declaration.With($"{declaration.Text("role")}:{name}", ("name", name));
        }),
        ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"] = Computed((declaration, _) =>
            declaration.With($"{declaration.Text("role")}-{declaration.Text("policyArn")}")),
    };

    private static string PathOf(Declaration declaration) => declaration.Inputs.Text("path") ?? "/";
}
