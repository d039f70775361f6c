using System.Text.Json.Serialization;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Iam;

/// <summary>What a role may do, what of it nobody has needed since the start, and what it was refused.</summary>
/// <param name="Role">Its logical name in the program.</param>
/// <param name="Function">The function that runs as it; null for a role that a service takes on.</param>
/// <param name="Granted">Each an action and a resource.</param>
/// <param name="Unused">Those of them that no call has needed.</param>
/// <param name="Denied">Distinct refusals.</param>
internal sealed record RightsOfRole(
    string Role, string? Function, IReadOnlyList<string> Granted, IReadOnlyList<string> Unused, IReadOnlyList<DeniedAction> Denied);

internal sealed record DeniedAction(string Action, string Resource);

[JsonSerializable(typeof(IReadOnlyList<RightsOfRole>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
internal sealed partial class RightsJson : JsonSerializerContext;

/// <summary>The account that <see cref="AccessControl"/> keeps, in the program's own names.</summary>
internal sealed class RightsReport(ResourceGraph graph, AccessControl access)
{
    private readonly ResourceNames _names = new(graph);

    /// <summary>All roles, by name.</summary>
    public IReadOnlyList<RightsOfRole> Read() =>
    [
        .. from role in access.All
           orderby role.Name
           select new RightsOfRole(role.Name, role.Function, Lines(role.Granted), Lines(role.Unused), [.. Denied(role)]),
    ];

    private IReadOnlyList<string> Lines(IEnumerable<PolicyMatch> pairs) =>
        [.. pairs.Select(pair => $"{pair.Action} {_names.Of(pair.Resource)}").Order(StringComparer.Ordinal)];

    private IEnumerable<DeniedAction> Denied(RoleRights role) =>
        from denied in role.Denied
        orderby denied.Action, denied.Resource
        select new DeniedAction(denied.Action, _names.Of(denied.Resource));
}
