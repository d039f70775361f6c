using System.Collections;

namespace VideoStack.Functions.Shared.Http;

/// <summary>The handlers of a function that serves several operations: those that need the same rights.</summary>
public sealed class Operations : IApiHandler, IEnumerable<KeyValuePair<string, IApiHandler>>
{
    private readonly Dictionary<string, IApiHandler> _handlers = new(StringComparer.Ordinal);

    /// <summary>Gives an operation its handler.</summary>
    /// <param name="operation">The operationId of the HTTP contract.</param>
    /// <param name="handler">Serves it.</param>
    public void Add(string operation, IApiHandler handler) => _handlers.Add(operation, handler);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The gateway sends an operation here that this function does not serve.</exception>
    public Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Operation is { } operation && _handlers.TryGetValue(operation, out var handler)
            ? handler.HandleAsync(request, cancellation)
            : throw new InvalidOperationException($"This function does not serve the operation '{request.Operation}', but {string.Join(", ", _handlers.Keys)}.");
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, IApiHandler>> GetEnumerator() => _handlers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
