namespace VideoStack.Functions.Shared.Domain;

/// <summary>Who removes a film, as tables and the API write it.</summary>
public static class RemovedByNames
{
    /// <summary>Its owner.</summary>
    public const string Owner = "owner";

    /// <summary>An administrator, who gives a reason.</summary>
    public const string Administrator = "administrator";

    /// <summary>Its owner, with the whole account.</summary>
    public const string Account = "account";
}
