using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>Takes the place of engine and providers. Called from several threads, in no fixed order.</summary>
public interface IMocks
{
    /// <summary>Called for each custom resource, component and provider, but not for the stack.</summary>
    /// <returns>The id (a custom resource's is unknown when null) and the state: a dictionary, whose entries become the outputs.</returns>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>Called for each provider function and resource method.</summary>
    /// <returns>The result: a dictionary.</returns>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>Called when a component or the stack registers its outputs.</summary>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}

/// <summary>A resource to be registered or read.</summary>
public class MockResourceArgs
{
    public string? Type { get; set; }

    public string? Name { get; set; }

    /// <summary>The arguments that are set and known, under the engine's names.</summary>
    public ImmutableDictionary<string, object> Inputs { get; set; } = null!;

    /// <summary>URN and id of the provider, joined by "::"; empty for the default one.</summary>
    public string? Provider { get; set; }

    /// <summary>The id of the resource to read or import; empty for a new one.</summary>
    public string? Id { get; set; }
}

/// <summary>A function or method call.</summary>
public class MockCallArgs
{
    /// <summary>The name, such as <c>aws:index/getRegion:getRegion</c>.</summary>
    public string? Token { get; set; }

    /// <summary>The arguments that are set and known, under the engine's names.</summary>
    public ImmutableDictionary<string, object> Args { get; set; } = null!;

    /// <inheritdoc cref="MockResourceArgs.Provider"/>
    public string? Provider { get; set; }
}

/// <summary>The outputs of a component or stack.</summary>
public class MockRegisterResourceOutputsRequest(string urn, ImmutableDictionary<string, Output<object?>> outputs)
{
    public readonly string Urn = urn;

    public readonly ImmutableDictionary<string, Output<object?>> Outputs = outputs;
}
