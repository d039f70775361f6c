namespace VideoStack.Functions.Shared.Domain;

/// <summary>Who may see a film.</summary>
public enum Visibility
{
    /// <summary>Everyone; it stands in the feed.</summary>
    Public,

    /// <summary>Everyone who has the link.</summary>
    Unlisted,

    /// <summary>Its owner, and admins.</summary>
    Private,
}

/// <summary>Visibilities as the table and the API write them.</summary>
public static class VisibilityNames
{
    /// <summary>The name on the wire: <c>public</c>, <c>unlisted</c> or <c>private</c>.</summary>
    public static string Name(this Visibility visibility) => visibility switch
    {
        Visibility.Public => "public",
        Visibility.Unlisted => "unlisted",
        Visibility.Private => "private",
        _ => throw new ArgumentOutOfRangeException(nameof(visibility), visibility, null),
    };

    /// <summary>Reads a name from the wire; null when there is no such visibility.</summary>
    public static Visibility? Parse(string name) => name switch
    {
        "public" => Visibility.Public,
        "unlisted" => Visibility.Unlisted,
        "private" => Visibility.Private,
        _ => null,
    };
}
