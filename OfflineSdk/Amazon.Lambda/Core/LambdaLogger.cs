namespace Amazon.Lambda.Core;

/// <summary>The function's log for code that has no <see cref="ILambdaContext"/> at hand. Before the bootstrap starts it is the console.</summary>
public static class LambdaLogger
{
    /// <summary>Where lines go; the bootstrap puts its own writer here.</summary>
    internal static Action<string, Exception, string, object[]> Write { get; set; } = WriteToConsole;

    /// <summary>Writes one line at level Information.</summary>
    public static void Log(string message) => Write(null, null, message, []);

    /// <summary>Writes one line at the named level.</summary>
    public static void Log(string level, string message, params object[] args) => Write(level, null, message, args);

    /// <summary>Writes one line at the given level.</summary>
    public static void Log(LogLevel level, string message, params object[] args) => Write(level.ToString(), null, message, args);

    /// <summary>Writes a message and the exception behind it.</summary>
    public static void Log(string level, Exception exception, string message, params object[] args) => Write(level, exception, message, args);

    /// <summary>Writes a message and the exception behind it.</summary>
    public static void Log(LogLevel level, Exception exception, string message, params object[] args) =>
        Write(level.ToString(), exception, message, args);

    private static void WriteToConsole(string level, Exception exception, string message, object[] args)
    {
        var arguments = args is { Length: > 0 } ? $" Arguments: \"{string.Join("\" \"", args)}\"" : "";
        Console.WriteLine(level is null ? message : $"{level}: {message}{arguments}");
        if (exception is not null)
            Console.WriteLine(exception);
    }
}
