using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Accounts;

/// <summary>The name that a person shows.</summary>
public static class DisplayName
{
    private const int MaxLength = 80;

    /// <summary>The name without blanks around it; null when it will not do, and then <paramref name="wrong"/> says why.</summary>
    public static string? Check(string? text, out string? wrong)
    {
        var name = text?.Trim() ?? "";
        wrong = name.Length == 0 ? "Give a name."
            : name.Length > MaxLength ? $"Use {MaxLength} characters or fewer."
            : VisibleText.Fails(name, allowLines: false) ? "Leave out characters that cannot be seen."
            : null;
        return wrong is null ? name : null;
    }
}
