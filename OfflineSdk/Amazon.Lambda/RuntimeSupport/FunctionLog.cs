#nullable enable
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// The function's log: one record per line on standard output, as tab-separated text or as JSON (AWS_LAMBDA_LOG_FORMAT=JSON),
/// from AWS_LAMBDA_LOG_LEVEL upwards. What is written to the console goes the same way.
/// </summary>
internal sealed class FunctionLog : ILambdaLogger
{
    private readonly TextWriter output;
    private readonly ILogFormat format;
    private readonly LogLevel lowest;

    private FunctionLog(TextWriter output, ILogFormat format, LogLevel lowest)
    {
        this.output = output;
        this.format = format;
        this.lowest = lowest;
    }

    /// <summary>The invocation whose id the records carry.</summary>
    public InvocationHeaders? Invocation { get; set; }

    /// <summary>Takes over the console and <see cref="LambdaLogger"/>.</summary>
    public static FunctionLog OverConsole()
    {
        var name = Setting("AWS_LAMBDA_HANDLER_LOG_FORMAT", "AWS_LAMBDA_LOG_FORMAT");
        ILogFormat format = Is(name, "json") ? new JsonLogFormat() : new TextLogFormat(prefixed: !Is(name, "unformatted"));
        var log = new FunctionLog(Console.Out, format, LowestLevel());
        Console.SetOut(new ConsoleLines(Console.Out, line => log.Write(log.output, null, null, line, [])));
        var errors = Console.Error;
        Console.SetError(new ConsoleLines(errors, line => log.Write(errors, nameof(LogLevel.Error), null, line, [])));
        LambdaLogger.Write = log.Write;
        return log;
    }

    /// <summary>Raw text, without a record around it.</summary>
    public void Log(string message) => output.Write(message);

    public void LogLine(string message) => Write(null, null, message, []);

    public void Log(string level, string message) => Write(level, null, message, []);

    public void Log(string level, string message, params object?[] args) => Write(level, null, message, args);

    public void Log(string level, Exception exception, string message, params object?[] args) => Write(level, exception, message, args);

    /// <summary>Writes one record to standard output.</summary>
    public void Write(string? level, Exception? exception, string? message, object?[]? args) => Write(output, level, exception, message, args);

    private void Write(TextWriter writer, string? level, Exception? exception, string? message, object?[]? args)
    {
        // A level of the caller's own making is below Trace, yet never dropped.
        var known = Enum.TryParse<LogLevel>(level ?? nameof(LogLevel.Information), ignoreCase: true, out var parsed);
        if (known && parsed < lowest)
            return;
        var record = format.Format(new LogRecord(DateTime.UtcNow, parsed, Invocation, message ?? "", args ?? [], exception));
        lock (output)
            writer.WriteLine(record);
    }

    private static LogLevel LowestLevel()
    {
        var name = Setting("AWS_LAMBDA_HANDLER_LOG_LEVEL", "AWS_LAMBDA_LOG_LEVEL");
        return name switch
        {
            _ when Is(name, "fatal") => LogLevel.Critical,
            _ when Is(name, "warn") => LogLevel.Warning,
            _ => Enum.TryParse<LogLevel>(name, ignoreCase: true, out var level) ? level : LogLevel.Information,
        };
    }

    private static string? Setting(string own, string lambda) =>
        Environment.GetEnvironmentVariable(own) is { Length: > 0 } value ? value : Environment.GetEnvironmentVariable(lambda);

    private static bool Is(string? value, string expected) => string.Equals(value, expected, StringComparison.OrdinalIgnoreCase);
}

/// <summary>One thing to log.</summary>
internal sealed record LogRecord(
    DateTime Time, LogLevel Level, InvocationHeaders? Invocation, string Message, object?[] Arguments, Exception? Exception);

/// <summary>How a record looks.</summary>
internal interface ILogFormat
{
    string Format(LogRecord record);
}
