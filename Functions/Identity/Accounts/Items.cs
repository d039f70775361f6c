using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace VideoStack.Functions.Identity.Accounts;

/// <summary>Reads and writes the attributes of items. By hand: the object mapper needs reflection.</summary>
internal static class Items
{
    public static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    public static AttributeValue Seconds(DateTimeOffset time) => Number(time.ToUnixTimeSeconds());

    public static AttributeValue Flag(bool value) => new() { BOOL = value };

    public static AttributeValue Bytes(byte[] value) => new() { B = new MemoryStream(value) };

    public static AttributeValue Set(IEnumerable<string> values) => new() { SS = [.. values.Order(StringComparer.Ordinal)] };

    public static string? FindText(this Dictionary<string, AttributeValue> item, string name) => item.GetValueOrDefault(name)?.S;

    public static string Text(this Dictionary<string, AttributeValue> item, string name) => item.FindText(name) ?? throw Broken(name);

    public static long? FindNumber(this Dictionary<string, AttributeValue> item, string name) =>
        item.GetValueOrDefault(name)?.N is { } number ? long.Parse(number, CultureInfo.InvariantCulture) : null;

    public static DateTimeOffset? FindSeconds(this Dictionary<string, AttributeValue> item, string name) =>
        item.FindNumber(name) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public static bool Flag(this Dictionary<string, AttributeValue> item, string name) => item.GetValueOrDefault(name)?.BOOL == true;

    public static byte[]? FindBytes(this Dictionary<string, AttributeValue> item, string name) => item.GetValueOrDefault(name)?.B?.ToArray();

    public static byte[] Bytes(this Dictionary<string, AttributeValue> item, string name) => item.FindBytes(name) ?? throw Broken(name);

    public static IReadOnlySet<string> Set(this Dictionary<string, AttributeValue> item, string name) =>
        (item.GetValueOrDefault(name)?.SS ?? []).ToHashSet(StringComparer.Ordinal);

    /// <summary>An item of a table is not what this program writes. Names the attribute, never its value.</summary>
    public static InvalidDataException Broken(string name) => new($"An item has no readable '{name}'.");
}
