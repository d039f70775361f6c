using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>What an output resolves to: its value, the resources it comes from, and whether it is known and secret.</summary>
internal readonly record struct OutputData<T>(ImmutableHashSet<Resource> Resources, T Value, bool IsKnown, bool IsSecret)
{
    public OutputData<object?> Boxed() => new(Resources, Value, IsKnown, IsSecret);
}

internal static class OutputData
{
    public static OutputData<T> Known<T>(T value, bool isSecret = false) => new([], value, IsKnown: true, isSecret);

    public static OutputData<T> Unknown<T>(ImmutableHashSet<Resource>? resources = null, bool isSecret = false)
        => new(resources ?? [], default!, IsKnown: false, isSecret);
}
