using System.Text.Json.Serialization;

namespace Amazon.Lambda.CloudWatchEvents;

/// <summary>An EventBridge event. <see cref="Source"/> and <see cref="DetailType"/> together say what <typeparamref name="T"/> must be.</summary>
public class CloudWatchEvent<T>
{
    /// <summary>The version of the envelope, <c>0</c>.</summary>
    public string Version { get; set; }

    /// <summary>The account, 12 digits.</summary>
    public string Account { get; set; }

    /// <summary>The region it arose in.</summary>
    public string Region { get; set; }

    /// <summary>What the source tells.</summary>
    public T Detail { get; set; }

    /// <summary>The kind of detail.</summary>
    [JsonPropertyName("detail-type")]
    public string DetailType { get; set; }

    /// <summary>Who sent it; AWS services begin with <c>aws.</c>.</summary>
    public string Source { get; set; }

    /// <summary>When it happened, UTC.</summary>
    public DateTime Time { get; set; }

    /// <summary>Identifies the event; a repeated delivery has the same.</summary>
    public string Id { get; set; }

    /// <summary>The ARNs concerned.</summary>
    public List<string> Resources { get; set; }
}
