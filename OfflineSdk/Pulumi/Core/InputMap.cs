using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map argument: from a collection initializer, a dictionary, or an output of one.</summary>
public sealed class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>, IInputCollection
{
    // The values stay inputs of their own next to the gathered map, so that each keeps what is nested in it.
    private Output<ImmutableDictionary<string, Input<TValue>>> _elements;

    public InputMap()
        : this(Output.Create(ImmutableDictionary<string, Input<TValue>>.Empty))
    {
    }

    private InputMap(Output<ImmutableDictionary<string, Input<TValue>>> elements)
        : base(Gather(elements))
        => _elements = elements;

    IInput IInputCollection.Elements => (Input<ImmutableDictionary<string, Input<TValue>>>)_elements;

    /// <summary>Adds a value. The output fails when the key holds a different one already.</summary>
    public void Add(string key, Input<TValue> value)
        => Set(_elements.Apply(map => map.TryGetValue(key, out var present)
            ? map.SetItem(key, OneOfEqual(key, present, value))
            : map.Add(key, value)));

    /// <summary>Adds the values of another map; for collection initializers.</summary>
    public void Add(InputMap<TValue> values) => AddRange(values);

    /// <summary>Adds the values of another map. The output fails when a key is in both.</summary>
    public void AddRange(InputMap<TValue> values)
        => Set(Output.Tuple(_elements, values._elements).Apply(maps => maps.Item1.AddRange(maps.Item2)));

    /// <summary>Adds a value; for object initializers.</summary>
    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>A new map of both; the second wins where a key is in both.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second)
        => new(Output.Tuple(first._elements, second._elements).Apply(maps => maps.Item1.SetItems(maps.Item2)));

    /// <summary>The entries, once they are known.</summary>
    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var map = await Value.GetValueAsync(whenUnknown: ImmutableDictionary<string, TValue>.Empty).ConfigureAwait(false);
        foreach (var entry in map)
            yield return entry;
    }

    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException(
            $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    private void Set(Output<ImmutableDictionary<string, Input<TValue>>> elements)
    {
        _elements = elements;
        Value = Gather(elements);
    }

    private static Input<TValue> OneOfEqual(string key, Input<TValue> present, Input<TValue> added)
        => Output.Tuple(present, added).Apply(values =>
            EqualityComparer<TValue>.Default.Equals(values.Item1, values.Item2)
                ? values.Item1
                : throw new ArgumentException($"Key '{key}' already exists in the map with a different value."));

    private static Output<ImmutableDictionary<string, TValue>> Gather(Output<ImmutableDictionary<string, Input<TValue>>> elements)
        => elements.Apply(map =>
        {
            // A null map passes through, as it does in the official package.
            if (map is null)
                return Output.Create(default(ImmutableDictionary<string, TValue>)!);

            return Output
                .All(map.Select(entry => entry.Value.Apply(value => KeyValuePair.Create(entry.Key, value))))
                .Apply(entries => entries.ToImmutableDictionary());
        });

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => Output.Create(values);

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => Output.Create(values);

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values)
        => values.Apply(map => map.ToImmutableDictionary());

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values)
        => values.Apply(map => map.ToImmutableDictionary());

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values)
        => new(values.Apply(map => map?.ToImmutableDictionary(entry => entry.Key, entry => (Input<TValue>)entry.Value)!));
}
