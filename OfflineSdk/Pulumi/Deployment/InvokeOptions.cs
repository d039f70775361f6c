namespace Pulumi;

/// <summary>Options of a provider function.</summary>
public class InvokeOptions
{
    /// <summary>The resource whose provider to use.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The provider; the parent's when null.</summary>
    public ProviderResource? Provider { get; set; }

    public string? Version { get; set; }

    public string? PluginDownloadURL { get; set; }
}

/// <summary>Options of a provider function that returns an output.</summary>
public class InvokeOutputOptions : InvokeOptions
{
    private InputList<Resource>? _dependsOn;

    /// <summary>Resources to wait for, besides those whose outputs are among the arguments.</summary>
    public InputList<Resource> DependsOn
    {
        get => _dependsOn ??= [];
        set => _dependsOn = value;
    }
}

/// <summary>Options of a resource's method.</summary>
public class CallOptions
{
    /// <inheritdoc cref="InvokeOptions.Parent"/>
    public Resource? Parent { get; set; }

    /// <inheritdoc cref="InvokeOptions.Provider"/>
    public ProviderResource? Provider { get; set; }

    public string? Version { get; set; }

    public string? PluginDownloadURL { get; set; }
}
