using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace VideoStack.OfflineSdk.Tests.Core;

/// <summary>Short names for looking inside outputs.</summary>
internal static class Values
{
    public static T Value<T>(this Output<T> output) => OutputUtilities.GetValueAsync(output).GetAwaiter().GetResult();

    public static bool IsKnown<T>(this Output<T> output) => OutputUtilities.GetIsKnownAsync(output).GetAwaiter().GetResult();

    public static bool IsSecret<T>(this Output<T> output) => Output.IsSecretAsync(output).GetAwaiter().GetResult();

    public static ImmutableHashSet<Resource> Dependencies<T>(this Output<T> output)
        => OutputUtilities.GetDependenciesAsync(output).GetAwaiter().GetResult();

    public static Output<T> Unknown<T>(T value) => OutputUtilities.CreateUnknown(value);

    /// <summary>State for a mock to answer with.</summary>
    public static Dictionary<string, object?> Map(params (string Key, object? Value)[] entries)
        => entries.ToDictionary(entry => entry.Key, entry => entry.Value);
}
