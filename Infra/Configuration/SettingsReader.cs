using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pulumi;

namespace VideoStack.Infra.Configuration;

/// <summary>Reads the program's settings and gathers what is wrong with them, each with what to write instead.</summary>
internal sealed partial class SettingsReader
{
    private readonly Config _config = new();
    private readonly List<string> _wrong = [];
    private readonly HashSet<string> _known = [];

    private static string Project => Pulumi.Deployment.Instance.ProjectName;

    public string? Text(string key)
    {
        _known.Add(key);
        return string.IsNullOrWhiteSpace(_config.Get(key)) ? null : _config.Get(key);
    }

    public bool Boolean(string key, bool fallback)
    {
        if (Text(key) is not { } text) return fallback;
        if (text is "true" or "false") return text == "true";
        Wrong(key, $"is neither true nor false: '{text}'", fallback ? "true" : "false");
        return fallback;
    }

    public int Integer(string key, int fallback, int least, int most) => (int)Long(key, fallback, least, most);

    public int? OptionalInteger(string key, int least, int most) => Text(key) is null ? null : Integer(key, least, least, most);

    public long? OptionalLong(string key, long example, long least, long most) => Text(key) is null ? null : Long(key, example, least, most);

    /// <summary>An amount of money, in whole cents.</summary>
    public decimal? OptionalAmount(string key, decimal example, decimal least, decimal most)
    {
        if (Text(key) is not { } text) return null;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount >= least && amount <= most && decimal.Round(amount, 2) == amount)
            return amount;
        Wrong(key, string.Create(CultureInfo.InvariantCulture, $"is not an amount from {least} to {most}, in cents at the finest: '{text}'"),
            example.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    public long Long(string key, long fallback, long least, long most)
    {
        if (Text(key) is not { } text) return fallback;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Wrong(key, $"is not a whole number from {least} to {most}: '{text}'", fallback.ToString(CultureInfo.InvariantCulture));
        return fallback;
    }

    public string OneOf(string key, string fallback, IReadOnlyList<string> allowed)
    {
        if (Text(key) is not { } text) return fallback;
        if (allowed.Contains(text)) return text;
        Wrong(key, $"is not one of {string.Join(", ", allowed)}: '{text}'", Nearest(text, allowed));
        return fallback;
    }

    public int OneOf(string key, int fallback, IReadOnlyList<int> allowed)
    {
        var number = Integer(key, fallback, allowed[0], allowed[^1]);
        if (allowed.Contains(number)) return number;
        var next = allowed.First(value => value >= number);
        Wrong(key, $"is not one of {string.Join(", ", allowed)}: '{number}'", next.ToString(CultureInfo.InvariantCulture));
        return fallback;
    }

    public T Choice<T>(string key, T fallback, params (string Text, T Value)[] choices)
    {
        if (Text(key) is not { } text) return fallback;
        var names = choices.Select(choice => choice.Text).ToList();
        if (names.IndexOf(text) is >= 0 and var index) return choices[index].Value;
        Wrong(key, $"is not one of {string.Join(", ", names)}: '{text}'", Nearest(text, names));
        return fallback;
    }

    /// <summary>Scheme and host of a site, without a path. Plain HTTP only for this machine.</summary>
    public string? Origin(string key)
    {
        if (Text(key) is not { } text) return null;
        var isOrigin = Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            && uri.GetLeftPart(UriPartial.Authority) == text;
        if (!isOrigin) Wrong(key, $"is not an origin such as https://host, without a path: '{text}'", "https://video.example.org");
        return text;
    }

    /// <summary>An e-mail address. One that is kept as a secret is taken as it is where only Pulumi can read it.</summary>
    public string? EmailAddress(string key, string example)
    {
        if (Text(key) is not { } text) return null;
        if (text != StackConfiguration.Hidden && !Address().IsMatch(text)) Wrong(key, $"is not an e-mail address: '{text}'", example);
        return text;
    }

    /// <summary>A setting with parts of its own.</summary>
    public JsonElement? Structure(string key)
    {
        if (Text(key) is not { } text) return null;
        try
        {
            return JsonDocument.Parse(text).RootElement;
        }
        catch (JsonException)
        {
            return JsonDocument.Parse("null").RootElement;
        }
    }

    /// <summary>The stack's name is part of every resource's own, and AWS bounds those: 64 characters for roles and functions.</summary>
    public void CheckStackName()
    {
        var stack = Pulumi.Deployment.Instance.StackName;
        if (!StackName().IsMatch(stack))
            _wrong.Add($"The stack's name '{stack}' is not a small letter followed by up to 16 small letters, digits and hyphens. Write: pulumi stack rename dev");
    }

    public void Wrong(string key, string what, string remedy, bool structured = false) => _wrong.Add(structured
        ? $"Setting {Project}:{key} {what}. Write in the stack's settings file: {Project}:{key}: {remedy}"
        : $"Setting {Project}:{key} {what}. Write: pulumi config set {key} {remedy}");

    /// <exception cref="RunException">Something was wrong, or a setting is set that nobody asked for.</exception>
    public void ThrowIfWrong()
    {
        foreach (var key in Unknown())
            _wrong.Add($"There is no setting {Project}:{key}. Did you mean {Project}:{Nearest(key, _known)}?");
        if (_wrong.Count > 0) throw new RunException(string.Join(Environment.NewLine, _wrong));
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,16}\z")]
    private static partial Regex StackName();

    // Whoever can be written to, without a name or a comment beside the address.
    [GeneratedRegex(@"\A[^\s@<>,;:\\""()\[\]]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+\z", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    // Config answers only what it is asked for, so a mistyped key is found where the engine puts the settings.
    private IEnumerable<string> Unknown()
    {
        var all = Environment.GetEnvironmentVariable("PULUMI_CONFIG");
        if (string.IsNullOrEmpty(all)) return [];

        var prefix = $"{Project}:";
        return JsonSerializer.Deserialize<Dictionary<string, string>>(all)!.Keys
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(key => key[prefix.Length..])
            .Where(key => !_known.Contains(key))
            .Order(StringComparer.Ordinal);
    }

    // Half a word says more than a likeness of letters: "runtime" means functionRuntime.
    private static string Nearest(string text, IEnumerable<string> candidates) => candidates
        .OrderBy(candidate => candidate.Contains(text, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
        .ThenBy(candidate => Distance(text.ToLowerInvariant(), candidate.ToLowerInvariant()))
        .First();

    // Levenshtein: how many letters must be added, dropped or changed.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var changed = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
