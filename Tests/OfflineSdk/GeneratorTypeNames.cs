using System.Reflection;

namespace VideoStack.OfflineSdk.Tests;

/// <summary>Writes types as C# does, nullable references included, with the short names of classes.</summary>
internal static class GeneratorTypeNames
{
    public static string Of(PropertyInfo property) => Write(new NullabilityInfoContext().Create(property));

    public static string Of(FieldInfo field) => Write(new NullabilityInfoContext().Create(field));

    private static string Write(NullabilityInfo info)
    {
        if (Nullable.GetUnderlyingType(info.Type) is { } value)
            return value.IsGenericType ? $"{Generic(value, info.GenericTypeArguments)}?" : $"{Name(value)}?";
        var name = info.Type.IsGenericType ? Generic(info.Type, info.GenericTypeArguments) : Name(info.Type);
        return !info.Type.IsValueType && info.ReadState == NullabilityState.Nullable ? $"{name}?" : name;
    }

    private static string Generic(Type type, NullabilityInfo[] arguments) =>
        $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", arguments.Select(Write))}>";

    private static string Name(Type type) => type.Name switch
    {
        "Boolean" => "bool",
        "Double" => "double",
        "Int32" => "int",
        "Object" => "object",
        "String" => "string",
        var other => other,
    };
}
