#nullable enable
using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>A message with places such as <c>{videoId}</c>, <c>{0}</c> or <c>{size:N0}</c> that arguments fill.</summary>
internal sealed class MessageTemplate
{
    /// <summary>How times are written.</summary>
    public const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    // Messages are constants of the program, so they are few; the limit is for those that are not.
    private const int LargestCache = 1024;
    private static readonly ConcurrentDictionary<string, MessageTemplate> Cache = new();

    private readonly string text;
    private readonly List<Place> places = [];
    private readonly bool positional;

    private MessageTemplate(string text)
    {
        this.text = text;
        for (var open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open))
        {
            if (open + 1 < text.Length && text[open + 1] == '{')
            {
                open += 2;
                continue;
            }

            var close = text.IndexOf('}', open);
            if (close < 0)
                break;
            if (close > open + 1)
                places.Add(new Place(text[open..(close + 1)], open));
            open = close + 1;
        }

        // Numbers count as positions when they are exactly 0, 1, 2 and so on, each named at least once.
        var numbers = places.Select(place => int.TryParse(place.Name, CultureInfo.InvariantCulture, out var number) ? number : -1).ToHashSet();
        positional = numbers.Count > 0 && numbers.Min() == 0 && numbers.Max() == numbers.Count - 1;
    }

    public static MessageTemplate Of(string text) =>
        Cache.TryGetValue(text, out var known) ? known
        : Cache.Count < LargestCache ? Cache.GetOrAdd(text, new MessageTemplate(text))
        : new MessageTemplate(text);

    /// <summary>The arguments by the names of their places; nulls left out.</summary>
    public IEnumerable<(string Name, string? Format, object Value)> Properties(object?[] arguments)
    {
        for (var i = 0; i < places.Count; i++)
        {
            if (Argument(i, arguments) is { } value)
                yield return (places[i].Name, places[i].Format, value);
        }
    }

    /// <summary>The message with its places filled. A place without an argument, or for a null or a collection, stays as written.</summary>
    public string Fill(object?[] arguments)
    {
        var message = new StringBuilder();
        var from = 0;
        for (var i = 0; i < places.Count; i++)
        {
            var place = places[i];
            message.Append(text, from, place.Start - from).Append(FormatValue(place, Argument(i, arguments)));
            from = place.Start + place.Token.Length;
        }

        return message.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>A value as text, by the place's own format if it has one.</summary>
    public static string FormatValue(object value, string? format) => value switch
    {
        byte[] bytes => bytes.Length > 16 ? $"{Convert.ToHexString(bytes, 0, 16)}... ({bytes.Length} bytes)" : Convert.ToHexString(bytes),
        IFormattable formattable when format is not null => formattable.ToString(format, CultureInfo.InvariantCulture),
        DateTime or DateTimeOffset => ((IFormattable)value).ToString(TimeFormat, CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string FormatValue(Place place, object? value) =>
        value is null or IDictionary || (value is IList && value is not byte[]) ? place.Token : FormatValue(value, place.Format);

    private object? Argument(int place, object?[] arguments)
    {
        var index = positional ? int.Parse(places[place].Name, CultureInfo.InvariantCulture) : place;
        return index < arguments.Length ? arguments[index] : null;
    }

    /// <summary><c>{name}</c>, <c>{name:format}</c> or <c>{@name}</c> at a position of the text.</summary>
    private sealed class Place
    {
        public Place(string token, int start)
        {
            Token = token;
            Start = start;
            var inner = token[1..^1].TrimStart('@');
            var colon = inner.IndexOf(':', StringComparison.Ordinal);
            Name = (colon < 0 ? inner : inner[..colon]).Trim();
            Format = colon < 0 || inner[(colon + 1)..].Trim() is not { Length: > 0 } format ? null : format;
        }

        public string Token { get; }

        public int Start { get; }

        public string Name { get; }

        public string? Format { get; }
    }
}
