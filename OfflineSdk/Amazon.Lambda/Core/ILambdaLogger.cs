namespace Amazon.Lambda.Core;

/// <summary>How much a log line matters. Lines below <c>AWS_LAMBDA_LOG_LEVEL</c> (default Information) are dropped.</summary>
public enum LogLevel
{
    /// <summary>The finest detail.</summary>
    Trace = 0,

    /// <summary>For finding faults.</summary>
    Debug = 1,

    /// <summary>The normal course of events.</summary>
    Information = 2,

    /// <summary>Unexpected, but dealt with.</summary>
    Warning = 3,

    /// <summary>The current operation failed.</summary>
    Error = 4,

    /// <summary>The function cannot go on.</summary>
    Critical = 5,
}

/// <summary>
/// Writes to the function's log. Messages may hold named or numbered places (<c>{videoId}</c>, <c>{0}</c>) that the arguments fill;
/// the JSON log format writes the named ones as properties too.
/// </summary>
public interface ILambdaLogger
{
    /// <summary>Writes text as it is, without a line end.</summary>
    void Log(string message);

    /// <summary>Writes one line at level Information.</summary>
    void LogLine(string message);

    /// <summary>Writes one line at the named level.</summary>
    void Log(string level, string message) => LogLine(message);

    /// <summary>Writes one line at the given level.</summary>
    void Log(LogLevel level, string message) => Log(level.ToString(), message);

    /// <summary>Writes one line at level Trace.</summary>
    void LogTrace(string message) => Log(nameof(LogLevel.Trace), message);

    /// <summary>Writes one line at level Debug.</summary>
    void LogDebug(string message) => Log(nameof(LogLevel.Debug), message);

    /// <summary>Writes one line at level Information.</summary>
    void LogInformation(string message) => Log(nameof(LogLevel.Information), message);

    /// <summary>Writes one line at level Warning.</summary>
    void LogWarning(string message) => Log(nameof(LogLevel.Warning), message);

    /// <summary>Writes one line at level Error.</summary>
    void LogError(string message) => Log(nameof(LogLevel.Error), message);

    /// <summary>Writes one line at level Critical.</summary>
    void LogCritical(string message) => Log(nameof(LogLevel.Critical), message);

    /// <summary>Writes one line at the named level.</summary>
    void Log(string level, string message, params object[] args) => Log(level, message, args);

    /// <summary>Writes a message and the exception behind it.</summary>
    void Log(string level, Exception exception, string message, params object[] args)
    {
        Log(level, message, args);
        Log(level, exception.ToString(), args);
    }

    /// <summary>Writes one line at the given level.</summary>
    void Log(LogLevel level, string message, params object[] args) => Log(level.ToString(), message, args);

    /// <summary>Writes a message and the exception behind it.</summary>
    void Log(LogLevel level, Exception exception, string message, params object[] args) => Log(level.ToString(), exception, message, args);

    /// <summary>Writes one line at level Trace.</summary>
    void LogTrace(string message, params object[] args) => Log(nameof(LogLevel.Trace), message, args);

    /// <summary>Writes a message and the exception behind it at level Trace.</summary>
    void LogTrace(Exception exception, string message, params object[] args) => Log(nameof(LogLevel.Trace), exception, message, args);

    /// <summary>Writes one line at level Debug.</summary>
    void LogDebug(string message, params object[] args) => Log(nameof(LogLevel.Debug), message, args);

    /// <summary>Writes a message and the exception behind it at level Debug.</summary>
    void LogDebug(Exception exception, string message, params object[] args) => Log(nameof(LogLevel.Debug), exception, message, args);

    /// <summary>Writes one line at level Information.</summary>
    void LogInformation(string message, params object[] args) => Log(nameof(LogLevel.Information), message, args);

    /// <summary>Writes a message and the exception behind it at level Information.</summary>
    void LogInformation(Exception exception, string message, params object[] args) =>
        Log(nameof(LogLevel.Information), exception, message, args);

    /// <summary>Writes one line at level Warning.</summary>
    void LogWarning(string message, params object[] args) => Log(nameof(LogLevel.Warning), message, args);

    /// <summary>Writes a message and the exception behind it at level Warning.</summary>
    void LogWarning(Exception exception, string message, params object[] args) => Log(nameof(LogLevel.Warning), exception, message, args);

    /// <summary>Writes one line at level Error.</summary>
    void LogError(string message, params object[] args) => Log(nameof(LogLevel.Error), message, args);

    /// <summary>Writes a message and the exception behind it at level Error.</summary>
    void LogError(Exception exception, string message, params object[] args) => Log(nameof(LogLevel.Error), exception, message, args);

    /// <summary>Writes one line at level Critical.</summary>
    void LogCritical(string message, params object[] args) => Log(nameof(LogLevel.Critical), message, args);

    /// <summary>Writes a message and the exception behind it at level Critical.</summary>
    void LogCritical(Exception exception, string message, params object[] args) => Log(nameof(LogLevel.Critical), exception, message, args);
}
