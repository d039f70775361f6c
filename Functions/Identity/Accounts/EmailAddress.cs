using System.Diagnostics.CodeAnalysis;

namespace VideoStack.Functions.Identity.Accounts;

/// <summary>An address in the one form in which it is compared, hashed and mailed to: lower case, without blanks around it.</summary>
public sealed record EmailAddress
{
    // RFC 5321, section 4.5.3.1.
    private const int MaxLength = 254;
    private const int MaxLocalLength = 64;
    private const int MaxLabelLength = 63;

    private EmailAddress(string value) => Value = value;

    /// <summary>The address.</summary>
    public string Value { get; }

    /// <summary>What stands before the @.</summary>
    public string LocalPart => Value[..Value.IndexOf('@', StringComparison.Ordinal)];

    /// <summary>
    /// Reads an address. Only what a mailbox on the internet is usually called: no quotes, no comments and no letters beyond ASCII,
    /// which look alike and would let two accounts share what people take for one address.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = null;
        var value = text?.Trim().ToLowerInvariant();
        if (value is null || value.Length > MaxLength || value.Split('@') is not [var local, var domain]) return false;
        if (local.Length is 0 or > MaxLocalLength || !local.Split('.').All(part => part.Length > 0 && part.All(IsLocalCharacter))) return false;
        var labels = domain.Split('.');
        if (labels.Length < 2 || !labels.All(IsLabel)) return false;
        address = new EmailAddress(value);
        return true;
    }

    /// <summary>Nothing: what is printed by chance must not be an address.</summary>
    public override string ToString() => nameof(EmailAddress);

    // RFC 5322, section 3.2.3: atext.
    private static bool IsLocalCharacter(char character) =>
        char.IsAsciiLetterOrDigit(character) || "!#$%&'*+/=?^_`{|}~-".Contains(character, StringComparison.Ordinal);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabelLength && label[0] != '-' && label[^1] != '-' && label.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');
}
