namespace Pulumi;

/// <summary>An earlier identity of a resource: its URN, or the parts that have changed since.</summary>
public sealed class Alias
{
    /// <summary>The whole URN. Excludes all other parts.</summary>
    public string? Urn { get; set; }

    public Input<string>? Name { get; set; }

    public Input<string>? Type { get; set; }

    public Input<string>? Stack { get; set; }

    public Input<string>? Project { get; set; }

    /// <summary>The earlier parent. Excludes <see cref="ParentUrn"/> and <see cref="NoParent"/>.</summary>
    public Resource? Parent { get; set; }

    public Input<string>? ParentUrn { get; set; }

    /// <summary>Whether the stack was the parent.</summary>
    public bool NoParent { get; set; }

    /// <summary>The alias itself. Throws when its parts exclude one another; without an engine aliases have no other effect.</summary>
    internal static Alias Validated(Alias alias)
    {
        if (alias.Urn is not null)
        {
            (string Name, bool IsGiven)[] others =
            [
                (nameof(Name), alias.Name is not null),
                (nameof(Type), alias.Type is not null),
                (nameof(Project), alias.Project is not null),
                (nameof(Stack), alias.Stack is not null),
                (nameof(Parent), alias.Parent is not null),
                (nameof(ParentUrn), alias.ParentUrn is not null),
                (nameof(NoParent), alias.NoParent),
            ];
            if (Array.Find(others, other => other.IsGiven) is { Name: { } conflict })
                throw new ArgumentException($"{nameof(Alias)} should not specify both {nameof(Urn)} and {conflict}");
            return alias;
        }

        bool[] parents = [alias.Parent is not null, alias.ParentUrn is not null, alias.NoParent];
        if (parents.Count(isGiven => isGiven) > 1)
        {
            throw new ArgumentException(
                $"Only specify one of '{nameof(Parent)}', '{nameof(ParentUrn)}' or '{nameof(NoParent)}' in an {nameof(Alias)}");
        }

        return alias;
    }
}
