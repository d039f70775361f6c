#nullable enable
using System.Globalization;
using System.Text;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>A console whose lines become log records; text without a line end passes as it is.</summary>
internal sealed class ConsoleLines(TextWriter console, Action<string> writeRecord) : TextWriter(CultureInfo.InvariantCulture)
{
    public override Encoding Encoding => console.Encoding;

    public override void Write(char value) => console.Write(value);

    public override void Write(string? value) => console.Write(value);

    public override void Write(char[] buffer, int index, int count) => console.Write(buffer, index, count);

    public override void Write(ReadOnlySpan<char> buffer) => console.Write(buffer);

    public override void Flush() => console.Flush();

    // Each of these would otherwise write its text and its line end apart.
    public override void WriteLine() => writeRecord("");

    public override void WriteLine(string? value) => writeRecord(value ?? "");

    public override void WriteLine(object? value) => writeRecord(value?.ToString() ?? "");

    public override void WriteLine(char value) => writeRecord(value.ToString());

    public override void WriteLine(char[]? buffer) => writeRecord(new string(buffer));

    public override void WriteLine(char[] buffer, int index, int count) => writeRecord(new string(buffer, index, count));

    public override void WriteLine(ReadOnlySpan<char> buffer) => writeRecord(new string(buffer));

    public override void WriteLine(StringBuilder? value) => writeRecord(value?.ToString() ?? "");

    public override void WriteLine(bool value) => writeRecord(value.ToString());

    public override void WriteLine(int value) => writeRecord(value.ToString(FormatProvider));

    public override void WriteLine(uint value) => writeRecord(value.ToString(FormatProvider));

    public override void WriteLine(long value) => writeRecord(value.ToString(FormatProvider));

    public override void WriteLine(ulong value) => writeRecord(value.ToString(FormatProvider));

    public override void WriteLine(float value) => writeRecord(value.ToString(FormatProvider));

    public override void WriteLine(double value) => writeRecord(value.ToString(FormatProvider));

    public override void WriteLine(decimal value) => writeRecord(value.ToString(FormatProvider));

    public override void WriteLine(string format, object? arg0) => writeRecord(string.Format(FormatProvider, format, arg0));

    public override void WriteLine(string format, object? arg0, object? arg1) => writeRecord(string.Format(FormatProvider, format, arg0, arg1));

    public override void WriteLine(string format, object? arg0, object? arg1, object? arg2) =>
        writeRecord(string.Format(FormatProvider, format, arg0, arg1, arg2));

    public override void WriteLine(string format, params object?[] arg) => writeRecord(string.Format(FormatProvider, format, arg));

    public override Task WriteLineAsync(string? value)
    {
        writeRecord(value ?? "");
        return Task.CompletedTask;
    }
}
