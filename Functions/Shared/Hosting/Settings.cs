using System.Globalization;

namespace VideoStack.Functions.Shared.Hosting;

/// <summary>The function's settings: its environment variables.</summary>
/// <param name="read">Reads a variable; null when it is not set.</param>
public sealed class Settings(Func<string, string?> read)
{
    /// <summary>The settings of this process.</summary>
    public static Settings FromEnvironment() => new(Environment.GetEnvironmentVariable);

    /// <summary>A variable that may be missing; null then, and when it is empty.</summary>
    public string? Find(string name) => read(name) is { Length: > 0 } value ? value : null;

    /// <summary>A variable that must be there.</summary>
    /// <exception cref="SettingException">It is missing or empty.</exception>
    public string Require(string name) =>
        Find(name) ?? throw new SettingException($"The environment variable {name} is missing. The function's definition must set it.");

    /// <summary>A whole number above 0.</summary>
    /// <exception cref="SettingException">It is missing or no such number.</exception>
    public long RequirePositive(string name) => Positive(name, Require(name));

    /// <summary>A whole number above 0 that may be missing; null then.</summary>
    /// <exception cref="SettingException">It is no such number.</exception>
    public long? FindPositive(string name) => Find(name) is { } text ? Positive(name, text) : null;

    /// <summary>Whether something is switched on; off when the variable is missing.</summary>
    /// <exception cref="SettingException">It is neither <c>true</c> nor <c>false</c>.</exception>
    public bool IsOn(string name) => Find(name) switch
    {
        null or "false" => false,
        "true" => true,
        var text => throw new SettingException($"The environment variable {name} must be true or false, not '{text}'."),
    };

    private static long Positive(string name, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new SettingException($"The environment variable {name} must be a whole number above 0, not '{text}'.");
}

/// <summary>The function cannot start as it is set up; the message is one line that says how to mend it.</summary>
public sealed class SettingException : Exception
{
    public SettingException() { }

    public SettingException(string message) : base(message) { }

    public SettingException(string message, Exception inner) : base(message, inner) { }
}
