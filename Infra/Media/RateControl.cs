namespace VideoStack.Infra.Media;

/// <summary>How the encoder spends bits.</summary>
public enum RateControl
{
    /// <summary>
    /// Quality-defined variable bitrate, the default: as many bits as each scene needs for the same quality, up to the rung's bitrate. A talking
    /// head takes a fraction of what a football match takes.
    /// </summary>
    Qvbr,

    /// <summary>
    /// Constant bitrate: the rung's bitrate all the time, padded where the picture needs less. For networks that are planned by fixed rates; it costs more
    /// storage and traffic for the same picture.
    /// </summary>
    Cbr,
}
