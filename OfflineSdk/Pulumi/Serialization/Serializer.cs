using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Turns the values of a program into wire values, and gathers the resources they come from.</summary>
/// <param name="keepResources">Whether a resource stays a reference; otherwise it becomes its id, a component its URN.</param>
/// <param name="referencesAreDependencies">Whether a resource passed as a value counts as a dependency.</param>
internal sealed class Serializer(bool keepResources = true, bool referencesAreDependencies = true)
{
    public HashSet<Resource> Dependencies { get; } = [];

    /// <summary>The wire value. Throws <see cref="InvalidOperationException"/> for a type that no input can have.</summary>
    /// <param name="context">Where the value stands, for errors.</param>
    /// <param name="value">The value.</param>
    public async Task<object?> SerializeAsync(string context, object? value)
    {
        switch (value)
        {
            case null or bool or double or string:
                return value;
            case int number:
                return (double)number;
            case InputArgs args:
                return await SerializeDictionaryAsync(context, args.ToDictionary()).ConfigureAwait(false);
            case AssetOrArchive asset:
                return asset.Copy();
            case Task:
                throw new InvalidOperationException(
                    $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{context}");
            case IInputCollection collection:
                return await SerializeAsync(context, collection.Elements).ConfigureAwait(false);
            case IInput input:
                return await SerializeAsync(context, input.ToOutput()).ConfigureAwait(false);
            case IUnion union:
                return await SerializeAsync(context, union.Value).ConfigureAwait(false);
            case JsonElement json:
                return FromJson(json);
            case IOutput output:
                return await SerializeOutputAsync(context, output).ConfigureAwait(false);
            case CustomResource resource:
                return await SerializeResourceAsync(context, resource).ConfigureAwait(false);
            case ComponentResource component:
                return await SerializeComponentAsync(context, component).ConfigureAwait(false);
            case IDictionary dictionary:
                return await SerializeDictionaryAsync(context, dictionary).ConfigureAwait(false);
            case IList list:
                return await SerializeListAsync(context, list).ConfigureAwait(false);
            case Enum number when number.GetTypeCode() == TypeCode.Int32:
                return (double)(int)value;
            case ValueTuple:
                return null;
        }

        var type = value.GetType();
        if (type.IsValueType && type.GetCustomAttribute<EnumTypeAttribute>() is not null)
            return EnumValues.ToWire(context, value);
        if (type.GetCustomAttribute<OutputTypeAttribute>() is not null)
            return await SerializeFieldsAsync(context, value).ConfigureAwait(false);
        throw new InvalidOperationException($"{type.FullName} is not a supported argument type.\n\t{context}");
    }

    private async Task<object?> SerializeOutputAsync(string context, IOutput output)
    {
        var data = await output.GetDataAsync().ConfigureAwait(false);
        Dependencies.UnionWith(data.Resources);
        if (!data.IsKnown)
            return WireUnknown.Instance;

        var value = await SerializeAsync($"{context}.id", data.Value).ConfigureAwait(false);
        return data.IsSecret ? new WireSecret(value) : value;
    }

    private async Task<object?> SerializeResourceAsync(string context, CustomResource resource)
    {
        var serializer = ForReference();
        if (serializer == this)
            Dependencies.Add(resource);
        var id = await serializer.SerializeAsync($"{context}.id", resource.Id).ConfigureAwait(false);
        return keepResources ? await serializer.ReferenceAsync(context, resource).ConfigureAwait(false) : id;
    }

    private async Task<object?> SerializeComponentAsync(string context, ComponentResource component)
    {
        // Only by its URN: its properties may refer back to what is being serialised, and would never resolve.
        var serializer = ForReference();
        return keepResources
            ? await serializer.ReferenceAsync(context, component).ConfigureAwait(false)
            : await serializer.SerializeAsync($"{context}.urn", component.Urn).ConfigureAwait(false);
    }

    private Serializer ForReference()
        => keepResources && !referencesAreDependencies ? new Serializer(keepResources, referencesAreDependencies) : this;

    private async Task<WireReference> ReferenceAsync(string context, Resource resource)
        => await SerializeAsync($"{context}.urn", resource.Urn).ConfigureAwait(false) is string urn
            ? new WireReference(urn)
            : throw new InvalidOperationException($"The URN of a resource is not known.\n\t{context}");

    private async Task<ImmutableDictionary<string, object?>> SerializeDictionaryAsync(string context, IDictionary dictionary)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entry.Key is not string key)
                throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{context}");

            // As in JSON documents, an entry without a value is left out.
            if (await SerializeAsync($"{context}.{key}", entry.Value).ConfigureAwait(false) is { } value)
                result[key] = value;
        }

        return result.ToImmutable();
    }

    private async Task<ImmutableArray<object?>> SerializeListAsync(string context, IList list)
    {
        var result = ImmutableArray.CreateBuilder<object?>();
        // A default ImmutableArray is an empty list.
        var count = IsDefaultArray(list) ? 0 : list.Count;
        for (var i = 0; i < count; i++)
            result.Add(await SerializeAsync($"{context}[{i}]", list[i]).ConfigureAwait(false));
        return result.ToImmutable();
    }

    private async Task<ImmutableDictionary<string, object?>> SerializeFieldsAsync(string context, object value)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var field in value.GetType().GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
        {
            if (!field.IsInitOnly)
                continue;
            var name = char.ToLowerInvariant(field.Name[0]) + field.Name[1..];
            result[name] = await SerializeAsync($"{context}.{name}", field.GetValue(value)).ConfigureAwait(false);
        }

        return result.ToImmutable();
    }

    private static bool IsDefaultArray(IList list)
        => list.GetType() is { IsGenericType: true } type
            && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            && (bool)type.GetProperty(nameof(ImmutableArray<int>.IsDefault))!.GetValue(list)!;

    private static object? FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        JsonValueKind.Array => json.EnumerateArray().Select(FromJson).ToImmutableArray(),
        JsonValueKind.Object => json.EnumerateObject().ToImmutableDictionary(entry => entry.Name, entry => FromJson(entry.Value)),
        _ => null,
    };
}
