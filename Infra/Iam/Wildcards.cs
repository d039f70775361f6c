using System.Collections.Immutable;

namespace VideoStack.Infra.Iam;

/// <summary>The only actions whose resource may be a bare <c>*</c>, each with its reason.</summary>
internal static class Wildcards
{
    /// <summary>Action and why it knows no narrower resource (Service Authorization Reference).</summary>
    public static readonly ImmutableDictionary<string, string> Reasons = ImmutableDictionary.CreateRange<string, string>(
    [
        // It reads a file by its address; the file is guarded by the caller's own s3:GetObject.
        new("mediaconvert:Probe", "MediaConvert defines no resource for it."),
        // Only in a private network, and denied to the function's own code.
        new("ec2:DescribeNetworkInterfaces", "EC2 lists all or nothing."),
        new("ec2:DescribeSubnets", "EC2 lists all or nothing."),
    ]);
}
