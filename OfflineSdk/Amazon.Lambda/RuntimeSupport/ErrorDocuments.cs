#nullable enable
using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The two documents that tell Lambda and X-Ray about an exception.</summary>
internal static class ErrorDocuments
{
    // The Runtime API takes no larger error.
    private const int LargestDocument = 256 * 1024;
    private static readonly byte[] TooLarge = "{\"errorMessage\": \"Exception exceeded maximum payload size of 256KB.\"}"u8.ToArray();

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Type, message and stack trace; inner exceptions under <c>cause</c>, an aggregate's also under <c>causes</c>.</summary>
    public static byte[] Lambda(Exception error)
    {
        var document = Write(Indented, json => WriteError(json, error));
        return document.Length <= LargestDocument ? document : TooLarge;
    }

    /// <summary>The same for X-Ray, which wants the frames apart; on one line, because it travels in a header.</summary>
    public static string XRayCause(Exception error) => Encoding.UTF8.GetString(Write(default, json =>
    {
        var frames = string.IsNullOrEmpty(error.StackTrace) ? [] : new StackTrace(error, fNeedFileInfo: true).GetFrames();
        json.WriteStartObject();
        json.WriteString("working_directory", Directory.GetCurrentDirectory());
        json.WriteStartArray("exceptions");
        json.WriteStartObject();
        json.WriteString("type", error.GetType().Name);
        json.WriteString("message", error.Message);
        if (frames.Length > 0)
        {
            json.WriteStartArray("stack");
            foreach (var frame in frames)
                WriteFrame(json, frame);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("paths");
        foreach (var path in frames.Select(frame => frame.GetFileName()).OfType<string>().Distinct())
            json.WriteStringValue(path);
        json.WriteEndArray();
        json.WriteEndObject();
    }));

    private static void WriteError(Utf8JsonWriter json, Exception error)
    {
        json.WriteStartObject();
        json.WriteString("errorType", error.GetType().Name);
        json.WriteString("errorMessage", error.Message.Trim());
        if (!string.IsNullOrEmpty(error.StackTrace))
        {
            json.WriteStartArray("stackTrace");
            foreach (var line in error.StackTrace.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                json.WriteStringValue(line);
            json.WriteEndArray();
        }

        if (error.InnerException is { } inner)
        {
            json.WritePropertyName("cause");
            WriteError(json, inner);
        }

        if (error is AggregateException aggregate)
        {
            json.WriteStartArray("causes");
            foreach (var one in aggregate.InnerExceptions)
                WriteError(json, one);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteFrame(Utf8JsonWriter json, StackFrame frame)
    {
        json.WriteStartObject();
        if (frame.GetFileName() is { } path)
            json.WriteString("path", path);
        json.WriteString("label", Label(frame));
        if (frame.GetFileName() is not null)
            json.WriteNumber("line", frame.GetFileLineNumber());
        json.WriteEndObject();
    }

    private static string Label(StackFrame frame) => DiagnosticMethodInfo.Create(frame) is { } method
        ? $"{method.DeclaringTypeName?.Split('.', '+')[^1]}.{method.Name}"
        : "Method has been trimmed";

    private static byte[] Write(JsonWriterOptions options, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, options))
            write(json);
        return buffer.ToArray();
    }
}
