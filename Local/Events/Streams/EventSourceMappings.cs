using VideoStack.Local.Graph;
using VideoStack.Local.Lambda;

namespace VideoStack.Local.Events.Streams;

/// <summary>Lambda's event source mappings on this machine: hands the changes of the graph's tables to the functions that it names.</summary>
internal sealed class EventSourceMappings : IAsyncDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly CancellationTokenSource _stopping = new();
    private readonly IReadOnlyList<MappingReader> _readers;
    private readonly Task _running;

    /// <summary>Begins to read.</summary>
    /// <exception cref="LocalException">A mapping is one that Lambda would refuse, or that Local cannot play.</exception>
    public EventSourceMappings(
        ResourceGraph graph,
        Uri emulator,
        IFunctions functions,
        DeadLetters deadLetters,
        StreamTiming timing,
        TimeProvider time,
        ILogger<EventSourceMappings> logger)
    {
        var givenUp = new GivenUpBatches(graph, deadLetters, time, logger);
        _readers = [.. StreamMapping.ReadAll(graph).Select(Reader)];
        _running = Task.WhenAll(_readers.Select(reader => Task.Run(() => reader.RunAsync(_stopping.Token))));

        MappingReader Reader(StreamMapping mapping) => new(
            mapping,
            new TableStream(_client, emulator, mapping.StreamArn),
            new StreamDelivery(mapping, functions, givenUp, timing, time, logger),
            timing,
            time,
            logger);
    }

    /// <summary>To be called whenever somebody may have written to a table.</summary>
    public void Wake()
    {
        foreach (var reader in _readers) reader.Wake();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _client.Dispose();
        _stopping.Dispose();
    }
}
