using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The values of <see cref="EnumTypeAttribute"/> structs, which are strings or doubles.</summary>
internal static class EnumValues
{
    public static object ToWire(string context, object value)
    {
        var type = value.GetType();
        var conversion = Conversion(type);
        if (conversion is null || (conversion.ReturnType != typeof(string) && conversion.ReturnType != typeof(double)))
        {
            throw new InvalidOperationException(
                $"Expected {type.FullName} to have an explicit conversion operator to String or Double.\n\t{context}");
        }

        return conversion.Invoke(null, [value])!;
    }

    /// <summary>The constructor that takes a value of the given type, often private.</summary>
    public static ConstructorInfo? Constructor(Type type, Type valueType)
        => type.GetConstructor(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, null, [valueType], null);

    public static MethodInfo? Conversion(Type type)
        => type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, null, [type], null);
}
