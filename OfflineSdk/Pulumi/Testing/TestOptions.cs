namespace Pulumi.Testing;

/// <summary>What a test run shows of its surroundings.</summary>
public class TestOptions
{
    /// <summary>"project" when null.</summary>
    public string? ProjectName { get; set; }

    /// <summary>The directory of Pulumi.yaml; reading it throws when it is null here.</summary>
    public string? RootDirectory { get; set; }

    /// <summary>"stack" when null.</summary>
    public string? StackName { get; set; }

    /// <summary>Whether outputs that a mock does not return are unknown; true when null.</summary>
    public bool? IsPreview { get; set; }

    /// <summary>"organization" when null.</summary>
    public string? OrganizationName { get; set; }
}
