namespace VideoStack.Functions.Shared.Domain;

/// <summary>The one owner of all films for as long as there are no accounts.</summary>
public static class Owner
{
    public const string Id = "owner";
}
