namespace Pulumi;

/// <summary>A union of any two types.</summary>
internal interface IUnion
{
    object Value { get; }
}

/// <summary>A value of either of two types.</summary>
public readonly struct Union<T0, T1> : IEquatable<Union<T0, T1>>, IUnion
{
    private readonly T0? _value0;
    private readonly T1? _value1;

    private Union(bool isT1, T0? value0, T1? value1) => (IsT1, _value0, _value1) = (isT1, value0, value1);

    public bool IsT0 => !IsT1;

    public bool IsT1 { get; }

    /// <summary>The value as the first type. Throws when it is of the second.</summary>
    public T0 AsT0 => IsT0 ? _value0! : throw new InvalidOperationException("Cannot return as T0 as result is T1");

    /// <summary>The value as the second type. Throws when it is of the first.</summary>
    public T1 AsT1 => IsT1 ? _value1! : throw new InvalidOperationException("Cannot return as T1 as result is T0");

    public object Value => IsT0 ? _value0! : _value1!;

    public static Union<T0, T1> FromT0(T0 input) => new(false, input, default);

    public static Union<T0, T1> FromT1(T1 input) => new(true, default, input);

    public TResult Match<TResult>(Func<T0, TResult> f0, Func<T1, TResult> f1) => IsT0 ? f0(_value0!) : f1(_value1!);

    public void Switch(Action<T0> f0, Action<T1> f1)
    {
        if (IsT0)
            f0(_value0!);
        else
            f1(_value1!);
    }

    public bool Equals(Union<T0, T1> other) => IsT1 == other.IsT1 && Equals(Value, other.Value);

    public override bool Equals(object? obj) => obj is Union<T0, T1> other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(IsT1, Value);

    public override string ToString() => $"{(IsT0 ? typeof(T0) : typeof(T1)).FullName}: {Value}";

    public static implicit operator Union<T0, T1>(T0 t) => FromT0(t);

    public static implicit operator Union<T0, T1>(T1 t) => FromT1(t);

    public static bool operator ==(Union<T0, T1> left, Union<T0, T1> right) => left.Equals(right);

    public static bool operator !=(Union<T0, T1> left, Union<T0, T1> right) => !left.Equals(right);
}
