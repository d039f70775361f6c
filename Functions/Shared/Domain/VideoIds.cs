using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace VideoStack.Functions.Shared.Domain;

/// <summary>Where new ids come from; injected, so that tests know them beforehand.</summary>
public interface IIdSource
{
    /// <summary>A new id: UUID version 7, lower case, with dashes.</summary>
    string Next();
}

/// <summary>Ids that sort by the time of their making.</summary>
public sealed class VideoIds(TimeProvider clock) : IIdSource
{
    /// <inheritdoc/>
    public string Next() => Guid.CreateVersion7(clock.GetUtcNow()).ToString();

    /// <summary>Whether the text is an id as this class writes it. Anything else is not worth a question to the table.</summary>
    public static bool IsValid([NotNullWhen(true)] string? text) =>
        Guid.TryParseExact(text, "D", out var id) && id.ToString() == text;

    /// <summary>When an id was made; null for a text that is none. Its first 48 bits are milliseconds since 1970 (RFC 9562, section 5.7).</summary>
    public static DateTimeOffset? TimeOf(string text) =>
        IsValid(text) && Guid.Parse(text) is { Version: 7 } id
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(id.ToByteArray(bigEndian: true)) >> 16))
            : null;
}
