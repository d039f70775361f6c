using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.S3Events;

namespace VideoStack.OfflineSdk.Tests;

/// <summary>
/// A function in this process, against a Runtime API of its own. The bootstrap takes over the console and reads the environment,
/// so both are put back afterwards.
/// </summary>
internal sealed class LambdaFunctionUnderTest : IAsyncDisposable
{
    private readonly TextWriter console = Console.Out;
    private readonly TextWriter errors = Console.Error;
    private readonly StringWriter output = new();
    private readonly Dictionary<string, string?> before = [];
    private readonly CancellationTokenSource stop = new();
    private Task run = Task.CompletedTask;
    private LambdaBootstrap? bootstrap;

    private LambdaFunctionUnderTest(LambdaRuntimeApi api) => Api = api;

    public LambdaRuntimeApi Api { get; }

    /// <summary>What the function wrote to its log so far.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (output)
                return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
    }

    public static async Task<LambdaFunctionUnderTest> StartAsync()
    {
        var function = new LambdaFunctionUnderTest(await LambdaRuntimeApi.StartAsync());

        // The bootstrap would otherwise limit the heap of the test process to that of the function.
        function.Environment("AWS_LAMBDA_DOTNET_DISABLE_MEMORY_LIMIT_CHECK", "true");
        function.Environment("_X_AMZN_TRACE_ID", null);
        return function;
    }

    /// <summary>Sets a variable until the end of the test.</summary>
    public void Environment(string name, string? value)
    {
        before.TryAdd(name, System.Environment.GetEnvironmentVariable(name));
        System.Environment.SetEnvironmentVariable(name, value);
    }

    /// <summary>Ends when the function does.</summary>
    public Task Completion => run;

    public void Run(LambdaBootstrapBuilder builder)
    {
        Console.SetOut(TextWriter.Synchronized(output));
        Console.SetError(TextWriter.Synchronized(output));
        bootstrap = builder.ConfigureOptions(options => options.RuntimeApiEndpoint = Api.Endpoint).Build();
        run = Task.Run(() => bootstrap.RunAsync(stop.Token));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await run.ContinueWith(_ => { }, TaskScheduler.Default).WaitAsync(TimeSpan.FromSeconds(5));
        bootstrap?.Dispose();
        await Api.DisposeAsync();
        Console.SetOut(console);
        Console.SetError(errors);
        foreach (var (name, value) in before)
            System.Environment.SetEnvironmentVariable(name, value);
        stop.Dispose();
        await output.DisposeAsync();
    }
}

internal sealed record Question(string Text);

internal sealed record Answer(string Text);

[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(APIGatewayProxyRequest))]
[JsonSerializable(typeof(APIGatewayProxyResponse))]
[JsonSerializable(typeof(APIGatewayCustomAuthorizerRequest))]
[JsonSerializable(typeof(APIGatewayCustomAuthorizerResponse))]
[JsonSerializable(typeof(S3Event))]
[JsonSerializable(typeof(DynamoDBEvent))]
[JsonSerializable(typeof(StreamsEventResponse))]
[JsonSerializable(typeof(CloudWatchEvent<JobState>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int))]
internal sealed partial class LambdaJson : JsonSerializerContext;

/// <summary>A part of the detail of a MediaConvert event.</summary>
internal sealed class JobState
{
    public string? JobId { get; set; }

    public string? Status { get; set; }
}
