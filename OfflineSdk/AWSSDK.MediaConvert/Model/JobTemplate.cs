namespace Amazon.MediaConvert.Model;

/// <summary>Settings that jobs share.</summary>
public partial class JobTemplate
{
    public AccelerationSettings AccelerationSettings { get; set; }

    public string Arn { get; set; }

    public string Category { get; set; }

    public DateTime? CreatedAt { get; set; }

    public string Description { get; set; }

    public DateTime? LastUpdated { get; set; }

    public string Name { get; set; }

    public int? Priority { get; set; }

    public string Queue { get; set; }

    public JobTemplateSettings Settings { get; set; }

    public StatusUpdateInterval StatusUpdateInterval { get; set; }

    public Type Type { get; set; }
}
