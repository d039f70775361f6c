using System.Reflection;

namespace VideoStack.OfflineSdk.Tests;

/// <summary>Says in one line per member how a provider class looks to a program: name, type, name on the wire, whether it is required.</summary>
internal static class GeneratorSignatures
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type)
    {
        foreach (var property in type.GetProperties(Declared).Where(each => each.GetMethod!.IsPublic))
        {
            // Collections and secrets carry the attribute on the field behind the property.
            var attribute = Attribute(property) ?? Attribute(type.GetField("_" + CamelCase(property.Name), Declared));
            var wire = attribute?.ConstructorArguments[0].Value;
            var required = attribute?.ConstructorArguments is [_, { Value: true }, ..] ? " required" : "";
            yield return $"{property.Name} : {GeneratorTypeNames.Of(property)} : {wire}{required}";
        }
        foreach (var field in type.GetFields(Declared).Where(each => each.IsPublic))
            yield return $"{field.Name} : {GeneratorTypeNames.Of(field)}";
        foreach (var value in type.GetProperties(BindingFlags.Static | BindingFlags.Public).Where(each => each.PropertyType == type && type.IsValueType))
            yield return $"{value.Name} = {value.GetValue(null)}";
    }

    // By data: the official attribute keeps its properties to itself.
    private static CustomAttributeData? Attribute(MemberInfo? member) =>
        member?.CustomAttributes.SingleOrDefault(each => each.AttributeType.Name is "InputAttribute" or "OutputAttribute");

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
