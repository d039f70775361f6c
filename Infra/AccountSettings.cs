using System.Text.Json;
using System.Text.RegularExpressions;
using VideoStack.Infra.Configuration;

namespace VideoStack.Infra;

/// <summary>Who may open an account.</summary>
public enum Registration
{
    /// <summary>Nobody.</summary>
    Closed,

    /// <summary>Whom an administrator invited.</summary>
    Invitation,

    /// <summary>Anyone.</summary>
    Open,
}

/// <summary>The settings about accounts, read once and checked. <c>Pulumi.dev.yaml</c> explains each.</summary>
public sealed partial record AccountSettings
{
    // Each key costs a dollar a month, and a rotation needs two.
    private const int MostKeys = 4;

    public required Registration Registration { get; init; }

    /// <summary>What someone may do who registered without an invitation: <c>viewer</c> or <c>creator</c>.</summary>
    public required string NewAccountRole { get; init; }

    /// <summary>The address that mails come from; null: the platform sends none, and takes every address for confirmed.</summary>
    public required string? MailFrom { get; init; }

    /// <summary>The identity of SES that the address belongs to, if it is there already; null: the stack makes one of the address's domain.</summary>
    public required string? MailIdentityArn { get; init; }

    /// <summary>Who becomes an administrator by confirming this address; null for nobody.</summary>
    public required string? FirstAdministrator { get; init; }

    /// <summary>Wrong passwords in a row before an address has to wait.</summary>
    public required int LockoutAttempts { get; init; }

    /// <summary>The names of the keys of access tokens: the first signs, all are accepted.</summary>
    public required IReadOnlyList<string> AccessTokenKeys { get; init; }

    /// <param name="reader">Where they stand, and where errors go.</param>
    /// <param name="hasAddress">Whether the settings tell where the site is: links in mails lead there.</param>
    internal static AccountSettings Read(SettingsReader reader, bool hasAddress)
    {
        var settings = new AccountSettings
        {
            Registration = reader.Choice("registration", Registration.Closed,
                ("open", Registration.Open), ("invitation", Registration.Invitation), ("closed", Registration.Closed)),
            NewAccountRole = reader.OneOf("newAccountRole", "viewer", ["viewer", "creator"]),
            MailFrom = reader.EmailAddress("mailFrom", "videos@example.org"),
            MailIdentityArn = reader.Text("mailIdentityArn"),
            FirstAdministrator = reader.EmailAddress("firstAdministrator", "you@example.org"),
            LockoutAttempts = reader.Integer("lockoutAttempts", 5, 1, 10_000),
            AccessTokenKeys = ReadKeys(reader),
        };
        if (settings.MailFrom is not null && !hasAddress)
            reader.Wrong("siteOrigin", "is missing, and so is domainName, but mailFrom is set and links in mails must lead somewhere", "https://video.example.org");
        CheckIdentity(settings, reader);
        if (settings.FirstAdministrator is not null && settings.MailFrom is null)
            reader.Wrong("mailFrom", "is missing, but firstAdministrator is set, who has to confirm the address by mail", "videos@example.org");
        if (settings.Registration == Registration.Invitation && settings.FirstAdministrator is null)
            reader.Wrong("firstAdministrator", "is missing, but registration is by invitation, and only an administrator invites", "you@example.org");
        return settings;
    }

    private static void CheckIdentity(AccountSettings settings, SettingsReader reader)
    {
        if (settings.MailIdentityArn is not { } arn) return;

        if (settings.MailFrom is not { } from)
            reader.Wrong("mailFrom", "is missing, but mailIdentityArn is set, which it belongs to", "videos@example.org");
        else if (IdentityArn().Match(arn) is not { Success: true } match)
            reader.Wrong("mailIdentityArn", $"is not the ARN of an identity of SES: '{arn}'", "arn:aws:ses:eu-central-1:123456789012:identity/example.org");
        else if (from != StackConfiguration.Hidden && !Covers(match.Groups["identity"].Value, from))
            reader.Wrong("mailIdentityArn", $"is an identity that mailFrom does not belong to: '{arn}'", $"arn:aws:ses:eu-central-1:123456789012:identity/{from.Split('@')[^1]}");
    }

    // An address by itself, or its domain, or a domain above that.
    private static bool Covers(string identity, string address) =>
        address.Equals(identity, StringComparison.OrdinalIgnoreCase) || $".{address.Split('@')[^1]}".EndsWith($".{identity}", StringComparison.OrdinalIgnoreCase);

    private static List<string> ReadKeys(SettingsReader reader)
    {
        if (reader.Structure("accessTokenKeys") is not { } structure) return ["a"];

        var keys = structure.ValueKind == JsonValueKind.Array ? structure.EnumerateArray().Select(key => key.ToString()).ToList() : [];
        if (keys.Count is >= 1 and <= MostKeys && keys.TrueForAll(KeyName().IsMatch) && keys.Distinct().Count() == keys.Count) return keys;

        reader.Wrong("accessTokenKeys", $"is not a list of 1 to {MostKeys} different names in small letters and digits", "[a, b]", structured: true);
        return ["a"];
    }

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:ses:[a-z0-9-]+:\d{12}:identity/(?<identity>[^\s/*?]+)\z")]
    private static partial Regex IdentityArn();

    [GeneratedRegex(@"\A[a-z][a-z0-9]{0,9}\z")]
    private static partial Regex KeyName();
}
