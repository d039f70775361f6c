using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VideoStack.Functions.Tests;

/// <summary>The Lambda Runtime API for one event: hands it out and keeps the answer; further questions wait.</summary>
internal sealed class RuntimeApi : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly TaskCompletionSource<string> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _notification;
    private readonly string _authority;
    private int _handedOut;

    public RuntimeApi(string notification)
    {
        _notification = notification;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            _authority = $"127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }
        _listener.Prefixes.Add($"http://{_authority}/");
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>What Lambda puts into a function's environment.</summary>
    public Dictionary<string, string> Environment(string handler) => new()
    {
        ["AWS_LAMBDA_RUNTIME_API"] = _authority,
        ["_HANDLER"] = handler,
        ["AWS_LAMBDA_FUNCTION_NAME"] = handler,
        ["AWS_LAMBDA_FUNCTION_VERSION"] = "1",
        ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "256",
        ["AWS_LAMBDA_LOG_GROUP_NAME"] = "group",
        ["AWS_LAMBDA_LOG_STREAM_NAME"] = "stream",
        ["AWS_REGION"] = "eu-central-1",
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_REQUEST_CHECKSUM_CALCULATION"] = "WHEN_REQUIRED",
    };

    /// <summary>What the function answered, or the error that it reported.</summary>
    public Task<string> AnswerAsync() => _answer.Task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>Until the function asks for a second event.</summary>
    public Task IdleAsync() => _idle.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true) await AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        if (context.Request.RawUrl!.EndsWith("/invocation/next", StringComparison.Ordinal))
        {
            if (_handedOut++ > 0)
            {
                // No answer: the function is idle from here on.
                _idle.TrySetResult();
                return;
            }
            context.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
            context.Response.Headers["Lambda-Runtime-Deadline-Ms"] = DateTimeOffset.UtcNow.AddSeconds(30).ToUnixTimeMilliseconds().ToString((IFormatProvider?)null);
            context.Response.Headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:eu-central-1:123456789012:function:f";
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(_notification));
        }
        else
        {
            using var reader = new StreamReader(context.Request.InputStream);
            _answer.TrySetResult(await reader.ReadToEndAsync());
            context.Response.StatusCode = 202;
        }
        context.Response.Close();
    }
}
