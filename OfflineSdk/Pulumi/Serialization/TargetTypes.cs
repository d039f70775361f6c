using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>The types that an output can have.</summary>
internal static class TargetTypes
{
    private static readonly HashSet<Type> Plain =
    [
        typeof(bool), typeof(int), typeof(double), typeof(string), typeof(object), typeof(JsonElement),
        typeof(Asset), typeof(Archive), typeof(AssetOrArchive),
    ];

    /// <summary>Throws <see cref="InvalidOperationException"/> for a type that no output can have, also inside others.</summary>
    public static void Check(string context, Type type) => Check(context, type, []);

    /// <summary>The constructor marked as such, else the only public one.</summary>
    public static ConstructorInfo? OutputConstructor(Type type)
    {
        var constructors = type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance);
        return constructors.FirstOrDefault(constructor => constructor.GetCustomAttribute<OutputConstructorAttribute>() is not null)
            ?? (constructors.Where(constructor => constructor.IsPublic).ToList() is [var only] ? only : null);
    }

    // Types may contain themselves, so each is looked at once.
    private static void Check(string context, Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || Plain.Contains(type) || typeof(Resource).IsAssignableFrom(type))
            return;
        if (type.IsEnum && type.GetEnumUnderlyingType() == typeof(int))
            return;

        if (type.IsValueType && type.GetCustomAttribute<EnumTypeAttribute>() is not null)
            CheckEnum(type);
        else if (type.IsConstructedGenericType)
            CheckGeneric(context, type, seen);
        else
            CheckOutputType(context, type, seen);
    }

    private static void CheckEnum(Type type)
    {
        var problem = $"{type.FullName} had [{nameof(EnumTypeAttribute)}], but did not contain";
        var underlying = Array.Find([typeof(string), typeof(double)], value => EnumValues.Constructor(type, value) is not null)
            ?? throw new InvalidOperationException($"{problem} constructor with a single String or Double parameter.");
        if (EnumValues.Conversion(type)?.ReturnType != underlying)
            throw new InvalidOperationException($"{problem} an explicit conversion operator to {underlying.FullName}.");
    }

    private static void CheckGeneric(string context, Type type, HashSet<Type> seen)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GenericTypeArguments;
        if (definition == typeof(ImmutableDictionary<,>))
        {
            if (arguments[0] != typeof(string))
            {
                throw new InvalidOperationException(
                    $"{context} contains invalid type {type.FullName}:\n    The only allowed ImmutableDictionary 'TKey' type is 'String'.");
            }

            arguments = arguments[1..];
        }
        else if (definition != typeof(Nullable<>) && definition != typeof(Union<,>)
            && definition != typeof(ImmutableArray<>) && definition != typeof(Output<>))
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}:\n"
                + "    The only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>");
        }

        foreach (var argument in arguments)
            Check(context, argument, seen);
    }

    private static void CheckOutputType(string context, Type type, HashSet<Type> seen)
    {
        if (type.GetCustomAttribute<OutputTypeAttribute>() is null)
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}. Allowed types are:\n    String, Boolean, Int32, Double,\n"
                + "    Nullable<...>, ImmutableArray<...> and ImmutableDictionary<string, ...> or\n"
                + $"    a class explicitly marked with the [{nameof(OutputTypeAttribute)}].");
        }

        var constructor = OutputConstructor(type)
            ?? throw new InvalidOperationException(
                $"{type.FullName} had [{nameof(OutputTypeAttribute)}], "
                + $"but did not contain constructor marked with [{nameof(OutputConstructorAttribute)}].");
        foreach (var parameter in constructor.GetParameters())
            Check($"{type.FullName}({parameter.Name})", parameter.ParameterType, seen);
    }
}
