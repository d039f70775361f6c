using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VideoStack.Functions.Tests;

/// <summary>A loopback HTTP server that answers as it is told and keeps what it was asked.</summary>
internal sealed class HttpStub : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<(int Status, string Body, string? ErrorType)> _answer;
    private readonly List<(string Request, string Body)> _seen = [];

    /// <param name="answer">Gives status, body, and the kind of an AWS error.</param>
    public HttpStub(Func<(int Status, string Body, string? ErrorType)> answer)
    {
        _answer = answer;
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>Method and path of each request, with its body.</summary>
    public IReadOnlyList<(string Request, string Body)> Seen
    {
        get { lock (_seen) return [.. _seen]; }
    }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        var request = $"{context.Request.HttpMethod} {context.Request.RawUrl}";
        lock (_seen) _seen.Add((request, body));
        var (status, answer, errorType) = _answer();
        if (errorType is not null) context.Response.Headers["X-Amzn-ErrorType"] = errorType;
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        context.Response.Close();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
