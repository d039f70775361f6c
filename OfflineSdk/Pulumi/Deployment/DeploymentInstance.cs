namespace Pulumi;

/// <summary>The deployment that is running.</summary>
public sealed class DeploymentInstance
{
    internal DeploymentInstance(Deployment deployment) => Internal = deployment;

    internal Deployment Internal { get; }

    public string StackName => Internal.StackName;

    public string ProjectName => Internal.ProjectName;

    public string OrganizationName => Internal.OrganizationName;

    /// <summary>The directory of Pulumi.yaml. Throws in a test that does not set it.</summary>
    public string RootDirectory
        => Internal.RootDirectory
            ?? throw new InvalidOperationException("The Pulumi CLI version does not support root directory. Please update the Pulumi CLI.");

    /// <summary>Whether this is a preview.</summary>
    public bool IsDryRun => Internal.IsDryRun;

    /// <summary>Calls a provider function with arguments that may be outputs.</summary>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => new(Internal.InvokeToOutputAsync<T>(token, args, options));

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions)"/>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options)
        => new(Internal.InvokeToOutputAsync<T>(token, args, options));

    /// <summary>Calls a provider function with plain arguments.</summary>
    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => Internal.InvokeAsync<T>(token, args, options);

    /// <summary>Calls a provider function for its effect.</summary>
    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null)
        => Internal.InvokeAsync<object>(token, args, options);

    /// <summary>Calls a method of a resource.</summary>
    public Output<T> Call<T>(string token, CallArgs args, Resource? self = null, CallOptions? options = null)
        => new(Internal.CallAsync<T>(token, args, self, options));
}
