using System.Collections.Concurrent;
using System.Globalization;

namespace VideoStack.Local.Lambda;

/// <summary>
/// The Lambda Runtime API (version 2018-06-01), through which the processes fetch their events and answer them. Each process
/// has its own address below one listener: <c>/{instance}/2018-06-01/runtime/…</c>.
/// </summary>
internal sealed class RuntimeApi : IAsyncDisposable
{
    /// <summary>Bytes of an event or an answer: Lambda's limit for synchronous calls.</summary>
    public const int PayloadLimit = 6 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, FunctionInstance> _instances = new();
    private LoopbackServer? _server;

    public Uri Address => _server?.Address ?? throw new InvalidOperationException("The Runtime API has not been started.");

    public static async Task<RuntimeApi> StartAsync(ILoggerFactory loggers)
    {
        var api = new RuntimeApi();
        api._server = await LoopbackServer.StartAsync(api.HandleAsync, loggers);
        return api;
    }

    public void Register(FunctionInstance instance) => _instances[instance.Id] = instance;

    public void Forget(FunctionInstance instance) => _instances.TryRemove(instance.Id, out _);

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (path.Length < 2 || !_instances.TryGetValue(path[0], out var instance))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await ((context.Request.Method, path[1..]) switch
        {
            ("GET", ["2018-06-01", "runtime", "invocation", "next"]) => NextAsync(context, instance),
            ("POST", ["2018-06-01", "runtime", "invocation", var id, "response"]) => AnswerAsync(context, instance.Current(id), isError: false),
            ("POST", ["2018-06-01", "runtime", "invocation", var id, "error"]) => AnswerAsync(context, instance.Current(id), isError: true),
            ("POST", ["2018-06-01", "runtime", "init", "error"]) => InitialisationErrorAsync(context, instance),
            _ => RefuseAsync(context, StatusCodes.Status404NotFound, "NotFound", "The Runtime API has no such operation."),
        });
    }

    private static async Task NextAsync(HttpContext context, FunctionInstance instance)
    {
        var (invocation, deadline) = await instance.NextAsync(context.RequestAborted);
        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] = deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = invocation.FunctionArn;
        headers["Lambda-Runtime-Trace-Id"] = FormattableString.Invariant(
            $"Root=1-{deadline.ToUnixTimeSeconds():x8}-{invocation.RequestId.Replace("-", "", StringComparison.Ordinal)[..24]};Sampled=0");
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = invocation.Payload.Length;
        await context.Response.Body.WriteAsync(invocation.Payload);
    }

    private static async Task AnswerAsync(HttpContext context, Invocation? invocation, bool isError)
    {
        if (invocation is null)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "InvalidRequestID", "This process is not working on that event.");
            return;
        }

        if (await ReadAsync(context) is not { } body)
        {
            invocation.Fail(
                "Function.ResponseSizeTooLarge", $"Response payload size exceeded maximum allowed payload size ({PayloadLimit} bytes).");
            await RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, "RequestEntityTooLarge", "The answer is too large.");
            return;
        }

        // The caller hears before the process has its receipt: with that it may go and die.
        if (isError) invocation.Fail(body);
        else invocation.Return(body);
        await AcceptAsync(context);
    }

    private static async Task InitialisationErrorAsync(HttpContext context, FunctionInstance instance)
    {
        instance.FailInitialisation(await ReadAsync(context) ?? []);
        await AcceptAsync(context);
    }

    // Null when there is more than Lambda takes.
    private static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(chunk)) > 0)
        {
            if (buffer.Length + read > PayloadLimit) return null;
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    private static Task AcceptAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return context.Response.WriteAsJsonAsync(new { status = "OK" });
    }

    private static Task RefuseAsync(HttpContext context, int status, string type, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { errorType = type, errorMessage = message });
    }
}
