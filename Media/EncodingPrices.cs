using System.Text.Json;
using System.Text.Json.Serialization;

namespace VideoStack.Media;

/// <summary>
/// What a minute of each kind of output costs in one region, in millionths of a US dollar. The figures, their sources and their date
/// are in <c>prices.json</c> and nowhere else.
/// </summary>
public sealed record EncodingPrices
{
    private static readonly Lazy<PriceFile> _file = new(Read);

    /// <summary>Pictures of less than 720 lines.</summary>
    public required RungPrice Sd { get; init; }

    /// <summary>Pictures of 720 to 1080 lines.</summary>
    public required RungPrice Hd { get; init; }

    /// <summary>Pictures of more than that.</summary>
    public required RungPrice Uhd { get; init; }

    /// <summary>Sound alone.</summary>
    public required long Sound { get; init; }

    /// <summary>Evening out the loudness of sound, on top of it.</summary>
    public required long Loudness { get; init; }

    /// <summary>The least time that an output is billed for, in seconds.</summary>
    [JsonIgnore]
    public int LeastSeconds { get; private init; }

    /// <summary>Whose prices these are: the region asked for, or the reference region when that one has none in the file.</summary>
    [JsonIgnore]
    public string Region { get; private init; } = "";

    /// <summary>When the figures were put together.</summary>
    public static DateOnly Date => _file.Value.Date;

    /// <summary>The prices of a region; of the reference region, when this one has none or is not known.</summary>
    /// <param name="region">Such as <c>us-east-1</c>.</param>
    public static EncodingPrices In(string? region)
    {
        var file = _file.Value;
        var known = region is not null && file.Regions.ContainsKey(region) ? region : file.Reference;
        return file.Regions[known] with { LeastSeconds = file.LeastSeconds, Region = known };
    }

    private static PriceFile Read()
    {
        using var stream = typeof(EncodingPrices).Assembly.GetManifestResourceStream("prices.json")
            ?? throw new InvalidOperationException("The prices are not part of the assembly.");
        return JsonSerializer.Deserialize(stream, PriceJson.Default.PriceFile) ?? throw new InvalidDataException("prices.json is empty.");
    }
}

/// <summary>What a minute of one rung costs, by its frame rate.</summary>
/// <param name="UpTo30">Up to 30 frames per second.</param>
/// <param name="UpTo60">More than that, up to 60.</param>
public sealed record RungPrice(long UpTo30, long UpTo60);

/// <summary>The file as it is written.</summary>
internal sealed record PriceFile
{
    public required DateOnly Date { get; init; }

    public required int LeastSeconds { get; init; }

    public required string Reference { get; init; }

    public required IReadOnlyDictionary<string, EncodingPrices> Regions { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PriceFile))]
internal sealed partial class PriceJson : JsonSerializerContext;
