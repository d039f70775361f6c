#nullable enable
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Time, request id, level and message, separated by tabs; an exception follows on lines of its own.</summary>
internal sealed class TextLogFormat(bool prefixed) : ILogFormat
{
    public string Format(LogRecord record)
    {
        var text = new StringBuilder();
        if (prefixed)
        {
            text.Append(record.Time.ToString(MessageTemplate.TimeFormat, CultureInfo.InvariantCulture))
                .Append('\t').Append(record.Invocation?.RequestId)
                .Append('\t').Append(Label(record.Level)).Append('\t');
        }

        var message = record.Arguments.Length == 0 ? record.Message : MessageTemplate.Of(record.Message).Fill(record.Arguments);
        text.Append(message);
        if (record.Exception is not null && message.Length > 0)
            text.Append('\n');
        return text.Append(record.Exception).ToString();
    }

    private static string Label(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}

/// <summary>One JSON object per record, with the message's named arguments as properties.</summary>
internal sealed class JsonLogFormat : ILogFormat
{
    public string Format(LogRecord record)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", record.Time.ToString(MessageTemplate.TimeFormat, CultureInfo.InvariantCulture));
            json.WriteString("level", record.Level.ToString());
            WriteIfPresent(json, "requestId", record.Invocation?.RequestId);
            WriteIfPresent(json, "tenantId", record.Invocation?.TenantId);
            WriteIfPresent(json, "traceId", record.Invocation?.TraceId);
            WriteMessage(json, record);
            WriteException(json, record.Exception);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteMessage(Utf8JsonWriter json, LogRecord record)
    {
        if (record.Arguments.Length == 0)
        {
            json.WriteString("message", record.Message);
            return;
        }

        var template = MessageTemplate.Of(record.Message);
        json.WriteString("message", template.Fill(record.Arguments));
        foreach (var (name, format, value) in template.Properties(record.Arguments))
        {
            json.WritePropertyName(name);
            WriteValue(json, value, format);
        }
    }

    private static void WriteException(Utf8JsonWriter json, Exception? exception)
    {
        if (exception is null)
            return;
        json.WriteString("errorType", exception.GetType().FullName);
        json.WriteString("errorMessage", exception.Message);
        json.WriteStartArray("stackTrace");
        foreach (var line in exception.ToString().Split('\n'))
            json.WriteStringValue(line.Trim());
        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value, string? format)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case IDictionary map:
                json.WriteStartObject();
                foreach (DictionaryEntry entry in map)
                {
                    json.WritePropertyName(entry.Key.ToString() ?? "");
                    WriteValue(json, entry.Value, format);
                }

                json.WriteEndObject();
                break;
            case IList list and not byte[]:
                json.WriteStartArray();
                foreach (var item in list)
                    WriteValue(json, item, format);
                json.WriteEndArray();
                break;
            case bool truth when format is null:
                json.WriteBooleanValue(truth);
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal when format is null:
                json.WriteRawValue(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                break;
            default:
                json.WriteStringValue(MessageTemplate.FormatValue(value, format));
                break;
        }
    }

    private static void WriteIfPresent(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json.WriteString(name, value);
    }
}
