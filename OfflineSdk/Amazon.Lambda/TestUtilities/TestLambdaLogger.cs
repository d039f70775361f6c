using System.Text;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.TestUtilities;

/// <summary>Keeps what was logged and writes it to the console too. Arguments are listed below the message, not filled in.</summary>
public class TestLambdaLogger : ILambdaLogger
{
    /// <summary>All that was logged so far.</summary>
    public StringBuilder Buffer { get; } = new();

    /// <inheritdoc/>
    public void Log(string message)
    {
        Buffer.Append(message);
        Console.Write(message);
    }

    /// <inheritdoc/>
    public void LogLine(string message)
    {
        Buffer.AppendLine(message);
        Console.WriteLine(message);
    }

    /// <inheritdoc/>
    public void Log(string level, string message) => LogLine($"{level}: {message}");

    /// <inheritdoc/>
    public void Log(string level, string message, params object[] args) => Log(level, null, message, args);

    /// <inheritdoc/>
    public void Log(string level, Exception exception, string message, params object[] args)
    {
        var text = new StringBuilder($"{level}: {message}");
        if (args is { Length: > 0 })
        {
            text.AppendLine();
            foreach (var argument in args)
                text.Append('\t').Append(argument).AppendLine();
        }

        if (exception is not null)
            text.AppendLine().AppendLine(exception.ToString());
        LogLine(text.ToString());
    }
}
