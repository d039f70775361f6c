namespace Pulumi.Serialization;

// Between program and mock a value is null, bool, double, string, an ImmutableArray<object?>,
// an ImmutableDictionary<string, object?>, an asset or archive, or one of these.

/// <summary>A value that is not known yet.</summary>
internal sealed class WireUnknown
{
    /// <summary>How the engine writes it.</summary>
    public const string EngineValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    public static readonly WireUnknown Instance = new();

    private WireUnknown()
    {
    }
}

/// <summary>A secret value.</summary>
internal sealed record WireSecret(object? Value);

/// <summary>A resource passed as a value.</summary>
internal sealed record WireReference(string Urn);
