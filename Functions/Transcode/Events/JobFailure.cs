using VideoStack.Functions.Shared.Domain;

namespace VideoStack.Functions.Transcode.Events;

/// <summary>Failed jobs in words for people.</summary>
internal static class JobFailure
{
    /// <summary>Someone stopped the job.</summary>
    public static Failure Cancelled { get; } = new(FailureCodes.Cancelled, "The preparation of this film was stopped. Try again if that was not meant.");

    /// <summary>The job says that it is complete, but it wrote nothing to play.</summary>
    public static Failure WithoutManifest { get; } = new(FailureCodes.EncodingFailed, "The film was encoded, but nothing that can be played came of it. Try again.");

    /// <summary>
    /// The reason behind an ERROR. MediaConvert's codes say whose fault it is: 1010 to 1076 are about the input and its settings, 1401 to
    /// 1433 about access, 1500 and more about the service. Only the first are told in MediaConvert's words: the others may name buckets and roles. Source:
    /// MediaConvert user guide, error codes.
    /// </summary>
    public static Failure Explain(JobStateChange change)
    {
        var said = change.ErrorCode < 1400 && !string.IsNullOrWhiteSpace(change.ErrorMessage)
            ? $" The encoder says: {change.ErrorMessage.Trim().TrimEnd('.')}."
            : "";
        return change.ErrorCode switch
        {
            >= 1400 and < 1500 => new(FailureCodes.EncodingFailed, "The encoder could not reach the file. This is a fault of the platform, not of the film. Try again later."),
            >= 1500 and < 2000 => new(FailureCodes.EncodingFailed, "The encoder broke down. Try again."),
            _ => new(FailureCodes.EncodingFailed, "The film could not be encoded: the file may be damaged, or of an unusual kind. Save it as MP4 and upload that." + said),
        };
    }
}
