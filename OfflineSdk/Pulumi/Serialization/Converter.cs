using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>
/// Converts returned state into the types of output properties. A value of the wrong type becomes the type's default, as in the
/// official package: a provider that answers differently than its schema must not stop a program.
/// </summary>
internal static class Converter
{
    public static OutputData<T> Convert<T>(object? wire)
    {
        var data = Convert(wire, typeof(T), typeof(T).FullName!);
        return new OutputData<T>([], data.Value is null ? default! : (T)data.Value, data.IsKnown, data.IsSecret);
    }

    public static OutputData<object?> Convert(object? wire, Type target, string context)
    {
        TargetTypes.Check(context, target);
        var data = Deserializer.Deserialize(wire);
        return data with { Value = ConvertOrDefault(data.Value, target) };
    }

    private static object? ConvertOrDefault(object? value, Type target)
    {
        TryConvert(value, target, out var result);
        return result;
    }

    /// <param name="result">The value, or what takes its place when it does not fit.</param>
    /// <returns>Whether the value fits, which decides between the two types of a union.</returns>
    private static bool TryConvert(object? value, Type target, out object? result)
    {
        if (value is null)
        {
            // An unknown value comes along as null, too.
            result = target.IsValueType ? Activator.CreateInstance(target) : null;
            return true;
        }

        if (Nullable.GetUnderlyingType(target) is { } underlying)
            return TryConvert(value, underlying, out result);

        // Not null when the target is double? or bool?: the official conversion loses the question mark here.
        if (target == typeof(double) || target == typeof(bool))
        {
            var fits = target.IsInstanceOfType(value);
            result = fits ? value : Activator.CreateInstance(target);
            return fits;
        }

        if (target == typeof(int))
        {
            result = value is double number ? (int)number : null;
            return result is not null;
        }

        if (typeof(AssetOrArchive).IsAssignableFrom(target))
        {
            result = target.IsInstanceOfType(value) ? value : target == typeof(Archive) ? new InvalidArchive() : new InvalidAsset();
            return true;
        }

        if (target.IsEnum)
        {
            result = value is double number ? Enum.ToObject(target, (int)number) : null;
            return result is not null;
        }

        if (target.IsValueType && target.GetCustomAttribute<EnumTypeAttribute>() is not null)
        {
            result = EnumValues.Constructor(target, value.GetType())?.Invoke([value]);
            return result is not null;
        }

        if (target.IsConstructedGenericType)
            return TryConvertGeneric(value, target, out result);

        if (target.GetCustomAttribute<OutputTypeAttribute>() is not null)
        {
            result = value is ImmutableDictionary<string, object?> properties ? Construct(properties, target) : null;
            return result is not null;
        }

        result = target.IsInstanceOfType(value) ? value : null;
        return result is not null;
    }

    private static bool TryConvertGeneric(object value, Type target, out object? result)
    {
        var definition = target.GetGenericTypeDefinition();
        var arguments = target.GenericTypeArguments;
        if (definition == typeof(Union<,>))
            return TryConvertUnion(value, target, arguments, out result);

        result = null;
        if (definition == typeof(ImmutableArray<>))
            result = value is ImmutableArray<object?> list ? Invoke(nameof(ToArray), arguments[0], list) : null;
        else if (definition == typeof(ImmutableDictionary<,>))
            result = value is ImmutableDictionary<string, object?> map ? Invoke(nameof(ToDictionary), arguments[1], map) : null;
        else if (definition == typeof(Output<>) && TryConvert(value, arguments[0], out var inner))
            result = Invoke(nameof(ToOutput), arguments[0], inner);
        return result is not null;
    }

    private static bool TryConvertUnion(object value, Type target, Type[] arguments, out object? result)
    {
        if (TryConvert(value, arguments[0], out var first))
        {
            result = target.GetMethod(nameof(Union<,>.FromT0))!.Invoke(null, [first]);
            return true;
        }

        result = TryConvert(value, arguments[1], out var second)
            ? target.GetMethod(nameof(Union<,>.FromT1))!.Invoke(null, [second])
            : null;
        return result is not null;
    }

    private static object Construct(ImmutableDictionary<string, object?> properties, Type target)
    {
        var constructor = TargetTypes.OutputConstructor(target)!;
        var arguments = constructor.GetParameters().Select(parameter =>
        {
            var name = parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!;
            return ConvertOrDefault(properties.GetValueOrDefault(name), parameter.ParameterType);
        });
        return constructor.Invoke([.. arguments]);
    }

    private static object Invoke(string method, Type argument, object? value)
        => typeof(Converter).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(argument).Invoke(null, [value])!;

    private static ImmutableArray<T> ToArray<T>(ImmutableArray<object?> list) => [.. list.Select(Item<T>)];

    private static ImmutableDictionary<string, T> ToDictionary<T>(ImmutableDictionary<string, object?> map)
        => map.ToImmutableDictionary(entry => entry.Key, entry => Item<T>(entry.Value));

    private static Output<T> ToOutput<T>(T value) => Output.Create(value);

    private static T Item<T>(object? value) => ConvertOrDefault(value, typeof(T)) is { } item ? (T)item : default!;
}
