using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>Turns wire values into what a mock is shown, and into what outputs are converted from.</summary>
internal static class Deserializer
{
    public static OutputData<object?> Deserialize(object? wire) => wire switch
    {
        WireUnknown => OutputData.Unknown<object?>(),
        WireSecret secret => Deserialize(secret.Value) with { IsSecret = true },
        WireReference reference => OutputData.Known<object?>(ResourceTypes.Construct(reference.Urn)),
        ImmutableArray<object?> list => DeserializeList(list),
        ImmutableDictionary<string, object?> map => DeserializeMap(map),
        _ => OutputData.Known(wire),
    };

    /// <summary>Whether no value is unknown, at any depth.</summary>
    public static bool IsKnown(object? wire) => wire switch
    {
        WireUnknown => false,
        WireSecret secret => IsKnown(secret.Value),
        ImmutableArray<object?> list => list.All(IsKnown),
        ImmutableDictionary<string, object?> map => map.Values.All(IsKnown),
        _ => true,
    };

    private static OutputData<object?> DeserializeList(ImmutableArray<object?> list)
    {
        var items = list.Select(Deserialize).ToList();
        return new OutputData<object?>(
            [], items.Select(item => item.Value).ToImmutableArray(), items.All(item => item.IsKnown), items.Any(item => item.IsSecret));
    }

    private static OutputData<object?> DeserializeMap(ImmutableDictionary<string, object?> map)
    {
        // Names that begin with two underscores belong to the engine.
        var entries = map
            .Where(entry => !entry.Key.StartsWith("__", StringComparison.Ordinal))
            .Select(entry => (entry.Key, Data: Deserialize(entry.Value)))
            .ToList();
        return new OutputData<object?>(
            [],
            entries.ToImmutableDictionary(entry => entry.Key, entry => entry.Data.Value),
            entries.All(entry => entry.Data.IsKnown),
            entries.Any(entry => entry.Data.IsSecret));
    }
}
