using System.Text.Json;
using Pulumi;
using VideoStack.Infra.Configuration;
using VideoStack.Infra.Packaging;

namespace VideoStack.Infra;

/// <summary>Every setting of the platform, read once and checked. <c>Pulumi.dev.yaml</c> explains each.</summary>
public sealed record PlatformSettings
{
    // What a rate rule of AWS WAF accepts.
    private const int LeastFirewallLimit = 10;
    private const int MostFirewallLimit = 2_000_000_000;

    // What CloudWatch Logs accepts (PutRetentionPolicy).
    private static readonly int[] _retentions =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    private static readonly string[] _priceClasses = ["PriceClass_100", "PriceClass_200", "PriceClass_All"];

    /// <summary>What functions are built for.</summary>
    public required FunctionTarget FunctionTarget { get; init; }

    /// <summary>Instances that each function keeps for itself, and its upper limit; null shares the account's pool.</summary>
    public required int? ReservedConcurrency { get; init; }

    /// <summary>Who gets an account, how sign-in behaves, and whose mail it sends.</summary>
    public required AccountSettings Accounts { get; init; }

    /// <summary>How large and long films may be, how they are kept, and what encoding them may cost.</summary>
    public required FilmSettings Films { get; init; }

    /// <summary>How long a film may be played on one grant; the page renews it.</summary>
    public required TimeSpan PlaybackLifetime { get; init; }

    /// <summary>Where the site is served, such as <c>https://video.example.org</c>; null: by the domain name, or the distribution's own.</summary>
    public required string? SiteOrigin { get; init; }

    /// <summary>The site's own domain, with its certificate; null for the distribution's own.</summary>
    public required CustomDomain? Domain { get; init; }

    /// <summary>CloudFront's price class: which edges serve.</summary>
    public required string PriceClass { get; init; }

    /// <summary>The countries that may watch, or may not; null for everyone.</summary>
    public required GeoRule? Geo { get; init; }

    /// <summary>Requests per second on the API, and how many at once before that counts.</summary>
    public required ApiLimits ApiLimits { get; init; }

    /// <summary>The same for each operation that signs in or changes an account.</summary>
    public required ApiLimits AuthLimits { get; init; }

    /// <summary>How often one address may ask before a firewall refuses it; null for no firewall.</summary>
    public required FirewallLimits? Firewall { get; init; }

    /// <summary>Functions run in a network of their own, without a way out.</summary>
    public required bool PrivateNetwork { get; init; }

    /// <summary>Who is written to when something is unusual; null for nobody.</summary>
    public required string? AlertEmail { get; init; }

    /// <summary>What every resource is tagged with.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Days that logs are kept.</summary>
    public required int LogRetentionDays { get; init; }

    /// <summary>Films and tables survive a destroy of the stack.</summary>
    public required bool ProtectData { get; init; }

    /// <summary>Tables can be put back to any second of the last 35 days.</summary>
    public required bool PointInTimeRecovery { get; init; }

    /// <summary>Log every request on the API and the distribution.</summary>
    public required bool AccessLogs { get; init; }

    /// <summary>This stack sets the account-wide logging role of API Gateway.</summary>
    public required bool ManageApiGatewayAccount { get; init; }

    /// <summary>The site's address as far as the settings tell it: <see cref="SiteOrigin"/>, or the domain's.</summary>
    public string? SiteAddress => SiteOrigin ?? (Domain is { } domain ? $"https://{domain.Name}" : null);

    /// <exception cref="RunException">A setting is unknown or wrong, or the stack's name: a line for each, with what to write instead.</exception>
    public static PlatformSettings Read()
    {
        var reader = new SettingsReader();
        reader.CheckStackName();
        var siteOrigin = reader.Origin("siteOrigin");
        var domain = ReadDomain(reader);
        var settings = new PlatformSettings
        {
            FunctionTarget = new FunctionTarget(
                reader.Choice("functionRuntime", FunctionRuntime.Native, ("native", FunctionRuntime.Native), ("managed", FunctionRuntime.Managed)),
                reader.Choice("functionArchitecture", FunctionArchitecture.X64, ("x86_64", FunctionArchitecture.X64), ("arm64", FunctionArchitecture.Arm64))),
            ReservedConcurrency = reader.OptionalInteger("reservedConcurrency", 1, 10_000),
            Accounts = AccountSettings.Read(reader, hasAddress: siteOrigin is not null || domain is not null),
            Films = FilmSettings.Read(reader),
            PlaybackLifetime = TimeSpan.FromMinutes(reader.Integer("playbackLifetimeMinutes", 15, 5, 720)),
            SiteOrigin = siteOrigin,
            Domain = domain,
            PriceClass = reader.OneOf("priceClass", "PriceClass_100", _priceClasses),
            Geo = ReadGeo(reader),
            ApiLimits = new ApiLimits(reader.Integer("apiRateLimit", 50, 1, 10_000), reader.Integer("apiBurstLimit", 100, 1, 5_000)),
            AuthLimits = new ApiLimits(reader.Integer("authRateLimit", 10, 1, 10_000), reader.Integer("authBurstLimit", 20, 1, 5_000)),
            Firewall = ReadFirewall(reader),
            PrivateNetwork = reader.Boolean("privateNetwork", false),
            AlertEmail = reader.EmailAddress("alertEmail", "you@example.org"),
            Tags = DefaultTags.Read(),
            LogRetentionDays = reader.OneOf("logRetentionDays", 14, _retentions),
            ProtectData = reader.Boolean("protectData", false),
            PointInTimeRecovery = reader.Boolean("pointInTimeRecovery", false),
            AccessLogs = reader.Boolean("accessLogs", false),
            ManageApiGatewayAccount = reader.Boolean("manageApiGatewayAccount", false),
        };
        reader.ThrowIfWrong();
        return settings;
    }

    // The limits are read, and judged, even where they do not count: a mistake in them shows before the firewall is turned on.
    private static FirewallLimits? ReadFirewall(SettingsReader reader)
    {
        var limits = new FirewallLimits(
            reader.Integer("firewallRateLimit", 2000, LeastFirewallLimit, MostFirewallLimit),
            reader.Integer("firewallAuthRateLimit", 300, LeastFirewallLimit, MostFirewallLimit));
        return reader.Boolean("firewall", false) ? limits : null;
    }

    private static CustomDomain? ReadDomain(SettingsReader reader)
    {
        var name = reader.Text("domainName");
        var certificate = reader.Text("certificateArn");
        if (name is null && certificate is null) return null;

        if (name is null) reader.Wrong("domainName", "is missing, but certificateArn is set", "video.example.org");
        else if (Uri.CheckHostName(name) != UriHostNameType.Dns || !name.Contains('.', StringComparison.Ordinal))
            reader.Wrong("domainName", $"is not a domain name: '{name}'", "video.example.org");
        if (certificate is null)
            reader.Wrong("certificateArn", "is missing, but domainName is set", "arn:aws:acm:us-east-1:123456789012:certificate/…");
        // CloudFront takes certificates from there only, wherever the stack is.
        else if (certificate.Split(':') is not ["arn", _, "acm", "us-east-1", _, _])
            reader.Wrong("certificateArn", "is not an ACM certificate of us-east-1, the region CloudFront takes them from", "arn:aws:acm:us-east-1:123456789012:certificate/…");
        return new CustomDomain(name ?? "", certificate ?? "");
    }

    private static GeoRule? ReadGeo(SettingsReader reader)
    {
        if (reader.Structure("geo") is not { } geo) return null;

        var rules = geo.ValueKind == JsonValueKind.Object ? geo.EnumerateObject().ToList() : [];
        if (rules is [{ Name: "allow" or "block", Value.ValueKind: JsonValueKind.Array } rule])
        {
            var countries = rule.Value.EnumerateArray().Select(country => country.ToString()).ToList();
            if (countries.Count > 0 && countries.TrueForAll(country => country is [>= 'A' and <= 'Z', >= 'A' and <= 'Z']))
                return new GeoRule(rule.Name == "allow", countries);
        }

        reader.Wrong("geo", "is not a list of countries to allow or to block", "{ allow: [AT, CH, DE] }", structured: true);
        return null;
    }
}

/// <summary>A domain of one's own and its certificate in ACM, region us-east-1.</summary>
public sealed record CustomDomain(string Name, string CertificateArn);

/// <summary>ISO 3166 codes of the only countries that may watch, or of those that may not.</summary>
public sealed record GeoRule(bool Allow, IReadOnlyList<string> Countries);

/// <summary>Requests that one address may send in five minutes.</summary>
/// <param name="Requests">To anything: pages, films, the API.</param>
/// <param name="SignIns">Below <c>/api/auth/</c>, but for refreshes and sign-outs.</param>
public sealed record FirewallLimits(int Requests, int SignIns);

/// <param name="Rate">Requests per second.</param>
/// <param name="Burst">Requests at once.</param>
public sealed record ApiLimits(int Rate, int Burst);
