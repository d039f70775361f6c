using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Pulumi.Serialization;

/// <summary>Arguments that are passed as JSON text: those marked <c>json: true</c>.</summary>
internal static class JsonInput
{
    // How the engine marks what is not a plain value.
    private const string KindKey = "4dabf18193072939515e22adb298388d";
    private const string SecretKind = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>The JSON text of an argument, as an output; null when it is not set.</summary>
    public static Output<string>? From(string context, object? value)
    {
        return value switch
        {
            null => null,
            IInput input => input.ToOutput().ApplyUntyped(known => Output.Create(WriteAsync(known))),
            _ => Output.Create(WriteAsync(value)),
        };

        async Task<string> WriteAsync(object? known)
        {
            var wire = await new Serializer(keepResources: false).SerializeAsync(context, known).ConfigureAwait(false);
            return Write(new StringBuilder(), wire).ToString();
        }
    }

    // The text is that of the official package to the letter: spaces inside brackets, keys in order.
    private static StringBuilder Write(StringBuilder json, object? wire) => wire switch
    {
        null => json.Append("null"),
        WireUnknown => WriteText(json, WireUnknown.EngineValue),
        WireSecret secret => Write(json, ImmutableDictionary<string, object?>.Empty.Add(KindKey, SecretKind).Add("value", secret.Value)),
        bool flag => json.Append(flag ? "true" : "false"),
        double number => WriteNumber(json, number),
        string text => WriteText(json, text),
        ImmutableArray<object?> list => WriteAll(json, '[', ']', list, static (json, item) => Write(json, item)),
        ImmutableDictionary<string, object?> map => WriteAll(
            json,
            '{',
            '}',
            map.OrderBy(entry => entry.Key, StringComparer.Ordinal),
            static (json, entry) => Write(WriteText(json, entry.Key).Append(": "), entry.Value)),
        _ => throw new InvalidOperationException($"{wire.GetType().Name} is not supported in a JSON argument"),
    };

    private static StringBuilder WriteAll<T>(
        StringBuilder json, char open, char close, IEnumerable<T> items, Func<StringBuilder, T, StringBuilder> write)
    {
        json.Append(open).Append(' ');
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                json.Append(", ");
            isFirst = false;
            write(json, item);
        }

        return json.Append(isFirst ? "" : " ").Append(close);
    }

    private static StringBuilder WriteNumber(StringBuilder json, double number)
        => double.IsFinite(number)
            ? json.Append(number.ToString("r", CultureInfo.InvariantCulture))
            : json.Append('"').Append(number.ToString(CultureInfo.InvariantCulture)).Append('"');

    private static StringBuilder WriteText(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                '<' or '>' or < ' ' or (>= '\u007f' and < '\u00a0') => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => json.Append(c),
            };
        }

        return json.Append('"');
    }
}
