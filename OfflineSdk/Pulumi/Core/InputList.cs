using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list argument: from a collection initializer, an array, a list, or an output of one.</summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>, IInputCollection
{
    // The elements stay inputs of their own next to the gathered value, so that each keeps what is nested in it.
    private Output<ImmutableArray<Input<T>>> _elements;

    public InputList()
        : this(Output.Create(ImmutableArray<Input<T>>.Empty))
    {
    }

    private InputList(Output<ImmutableArray<Input<T>>> elements)
        : base(Gather(elements))
        => _elements = elements;

    IInput IInputCollection.Elements => (Input<ImmutableArray<Input<T>>>)_elements;

    /// <summary>Adds values at the end.</summary>
    public void Add(params Input<T>[] inputs) => AddRange(inputs);

    /// <summary>Adds the values of another list at the end; for collection initializers.</summary>
    public void Add(InputList<T> inputs) => AddRange(inputs);

    /// <summary>Adds the values of another list at the end.</summary>
    public void AddRange(InputList<T> inputs) => Set(Joined(inputs));

    /// <summary>A new list: these values, then those of <paramref name="other"/>.</summary>
    public InputList<T> Concat(InputList<T> other) => new(Joined(other));

    internal InputList<T> Clone() => new(_elements);

    /// <summary>The values, once they are known.</summary>
    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var value in await Value.GetValueAsync(whenUnknown: []).ConfigureAwait(false))
            yield return value;
    }

    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException(
            $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    private Output<ImmutableArray<Input<T>>> Joined(InputList<T> other)
        => Output.Tuple(_elements, other._elements).Apply(lists => lists.Item1.AddRange(lists.Item2));

    private void Set(Output<ImmutableArray<Input<T>>> elements)
    {
        _elements = elements;
        Value = Gather(elements);
    }

    private static Output<ImmutableArray<T>> Gather(Output<ImmutableArray<Input<T>>> elements)
        => elements.Apply(inputs => inputs.IsDefault ? Output.Create(default(ImmutableArray<T>)) : Output.All(inputs));

    private static InputList<T> From(IEnumerable<Input<T>> elements) => new(Output.Create(elements.ToImmutableArray()));

    public static implicit operator InputList<T>(T value) => From([value]);

    public static implicit operator InputList<T>(Output<T> value) => From([value]);

    public static implicit operator InputList<T>(Input<T> value) => From([value]);

    public static implicit operator InputList<T>(T[] values) => From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Output<T>[] values) => From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Input<T>[] values) => From(values);

    public static implicit operator InputList<T>(List<T> values) => From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Output<T>> values) => From(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Input<T>> values) => From(values);

    public static implicit operator InputList<T>(ImmutableArray<T> values)
        => values.IsDefault ? (ImmutableArray<Input<T>>)default : [.. values.Select(value => (Input<T>)value)];

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values)
        => values.IsDefault ? (ImmutableArray<Input<T>>)default : [.. values.Select(value => (Input<T>)value)];

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => new(Output.Create(values));

    public static implicit operator InputList<T>(Output<T[]> values) => values.Apply(ImmutableArray.CreateRange);

    public static implicit operator InputList<T>(Output<List<T>> values) => values.Apply(ImmutableArray.CreateRange);

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => values.Apply(ImmutableArray.CreateRange);

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values)
        => new(values.Apply(items => items.IsDefault ? default : items.Select(item => (Input<T>)item).ToImmutableArray()));
}
