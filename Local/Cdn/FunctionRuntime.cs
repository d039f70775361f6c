using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Cdn;

/// <summary>Runs the functions of the distribution in one Node.js process, which lives as long as this.</summary>
internal sealed class FunctionRuntime : IAsyncDisposable
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<EdgeFunction> _functions;
    private readonly ChildProcess _node;

    /// <summary>Starts it; calls wait until it is ready.</summary>
    /// <exception cref="ChildProcessException">There is no Node.js on the PATH.</exception>
    public FunctionRuntime(IEnumerable<EdgeFunction> functions)
    {
        _functions = [.. functions];
        _node = ChildProcess.Start(new("node", ["-e", ReadScript(), "--", .. _functions.Select(function => function.Code)])
        {
            Environment = new Dictionary<string, string>(),
            OnOutput = port => _address.TrySetResult(new Uri($"http://127.0.0.1:{port}/")),
        });
        _ = FailWhenItEndsAsync();
    }

    /// <summary>The response that the function makes in place of the origin's; null when the request may go on.</summary>
    /// <exception cref="LocalException">The function failed.</exception>
    /// <exception cref="ChildProcessException">Node.js ended at its start.</exception>
    /// <exception cref="HttpRequestException">Node.js ended later.</exception>
    public async Task<JsonNode?> CallAsync(EdgeFunction function, JsonObject @event, string? rawQuery, CancellationToken cancellation)
    {
        var index = _functions.IndexOf(function).ToString(CultureInfo.InvariantCulture);
        var call = new JsonObject { ["event"] = @event, ["rawQuery"] = rawQuery };
        var address = new Uri(await _address.Task.WaitAsync(cancellation), index);
        using var answer = await Http.PostAsync(address, new StringContent(call.ToJsonString()), cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK => JsonNode.Parse(text),
            HttpStatusCode.NoContent => null,
            _ => throw new LocalException($"{function.Arn}: {text}"),
        };
    }

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    // Such as for code that is no JavaScript.
    private async Task FailWhenItEndsAsync()
    {
        var exitCode = await _node.Exited;
        _address.TrySetException(_node.Failure(exitCode));
    }

    private static string ReadScript()
    {
        using var stream = typeof(FunctionRuntime).Assembly.GetManifestResourceStream("function-runtime.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
