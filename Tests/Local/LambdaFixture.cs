using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using VideoStack.Local.Aws;
using VideoStack.Local.Graph;
using VideoStack.Local.Lambda;

namespace VideoStack.Local.Tests;

/// <summary>
/// A pool over a graph of test functions. Their program is a shell script that speaks the Runtime API and does what the event says.
/// </summary>
internal sealed class LambdaFixture : IAsyncDisposable
{
    public const string Role = "arn:aws:iam::123456789012:role/function";
    public const string DeadLetterQueue = "arn:aws:sqs:eu-west-1:123456789012:dead-letters";

    private const string Bootstrap =
        """
        #!/bin/sh
        api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime"
        echo "hello from $AWS_LAMBDA_FUNCTION_NAME"
        if [ -n "$FAIL_TO_START" ]; then
          curl -sS -o /dev/null -d '{"errorType":"Missing","errorMessage":"VIDEOS_TABLE is not set"}' "$api/init/error"
          exit 1
        fi
        served=0
        header() { sed -n "s/^$1: *\([^[:cntrl:]]*\).*/\1/p" "headers.$$"; }
        while event=$(curl -sS -D "headers.$$" "$api/invocation/next"); do
          id=$(header Lambda-Runtime-Aws-Request-Id)
          served=$((served + 1))
          echo "event $served"
          case "$event" in
            *crash*) echo "out of memory, say" >&2; exit 7 ;;
            *hang*) sleep 30 ;;
            *slow*) sleep 1 ;;
          esac
          case "$event" in
            *fail*) curl -sS -o /dev/null -d '{"errorType":"Oops","errorMessage":"it went wrong"}' "$api/invocation/$id/error" ;;
            *) curl -sS -o /dev/null -d @- "$api/invocation/$id/response" <<END
        {"pid": $$, "served": $served, "id": "$id", "event": $event, "arn": "$(header Lambda-Runtime-Invoked-Function-Arn)",
         "deadline": $(header Lambda-Runtime-Deadline-Ms), "environment": "$(env | base64 | tr -d '\n')"}
        END
            ;;
          esac
        done
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("videostack-test-").FullName;
    private readonly string _codeHash;
    private FunctionPool? _pool;

    public LambdaFixture() => _codeHash = WritePackage();

    public ResourceGraph Graph { get; } = new();

    public Credentials Credentials { get; } = new();

    public ConcurrentQueue<string> Log { get; } = new();

    public string Packages => Path.Combine(_directory, "packages");

    public FunctionPool Pool => _pool ?? throw new InvalidOperationException("Start it first.");

    /// <summary>Declares a function and its alias <c>live</c>, and answers the alias's ARN.</summary>
    public string Declare(string name, JsonObject? inputs = null)
    {
        var arn = $"arn:aws:lambda:eu-west-1:123456789012:function:{name}";
        var function = new JsonObject
        {
            ["runtime"] = "provided.al2023",
            ["handler"] = $"{name}Handler",
            ["role"] = Role,
            ["sourceCodeHash"] = _codeHash,
            ["timeout"] = 10.0,
        };
        foreach (var (key, value) in inputs ?? []) function[key] = value?.DeepClone();
        Graph.Add(new RealisedResource("aws:lambda/function:Function", name, name, function, new JsonObject
        {
            ["name"] = name, ["arn"] = arn, ["version"] = "1",
        }));
        Graph.Add(new RealisedResource("aws:lambda/alias:Alias", name, $"{arn}:live", new JsonObject
        {
            ["name"] = "live", ["functionName"] = name, ["functionVersion"] = "1",
        }, new JsonObject { ["arn"] = $"{arn}:live" }));
        return $"{arn}:live";
    }

    public void DeclareDeadLetterQueue() => Graph.Add(new RealisedResource(
        "aws:sqs/queue:Queue", "dead-letters", "dead-letters", [], new JsonObject { ["arn"] = DeadLetterQueue }));

    public async Task StartAsync(TimeSpan? idleFor = null, int processes = 8)
    {
        var loggers = LoggerFactory.Create(builder => builder.AddProvider(new QueueLogger(Log)));
        _pool = await FunctionPool.StartAsync(
            Graph,
            new FunctionPackages(Packages, Path.Combine(_directory, "scratch")),
            Credentials,
            new FunctionPoolOptions
            {
                AwsEndpoint = new Uri("http://127.0.0.1:4566/"),
                IdleFor = idleFor ?? TimeSpan.FromMinutes(5),
                ProcessesPerFunction = processes,
                RetryDelays = [TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(20)],
            },
            TimeProvider.System,
            loggers);
    }

    public Task<InvocationResult> InvokeAsync(string arn, string @event) =>
        Pool.InvokeAsync(arn, Encoding.UTF8.GetBytes(@event), CancellationToken.None);

    /// <summary>The answer of an event that must succeed.</summary>
    public async Task<JsonNode> AnswerAsync(string arn, string @event)
    {
        var result = await InvokeAsync(arn, @event);
        Assert.That(result.FunctionError, Is.Null, () => Encoding.UTF8.GetString(result.Payload.Span));
        return JsonNode.Parse(result.Payload.Span)!;
    }

    /// <summary>The error document of an event that must fail.</summary>
    public async Task<JsonNode> ErrorAsync(string arn, string @event)
    {
        var result = await InvokeAsync(arn, @event);
        Assert.That(result.FunctionError, Is.EqualTo("Unhandled"));
        return JsonNode.Parse(result.Payload.Span)!;
    }

    /// <summary>How often functions took an event.</summary>
    public int Attempts => Log.Count(line => line.Contains("| event ", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        if (_pool is not null) await _pool.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>Waits for something that comes about by itself. Fails after ten seconds.</summary>
    public static async Task Eventually(Func<bool> condition)
    {
        for (var attempt = 0; attempt < 200 && !condition(); attempt++) await Task.Delay(50);
        Assert.That(condition(), Is.True, "It did not come about within 10 seconds.");
    }

    private string WritePackage()
    {
        Directory.CreateDirectory(Packages);
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = archive.CreateEntry("bootstrap");
            entry.ExternalAttributes = 0b111_101_101 << 16; // rwxr-xr-x
            using var file = entry.Open();
            file.Write(Encoding.UTF8.GetBytes(Bootstrap));
        }

        var hash = SHA256.HashData(zip.ToArray());
        File.WriteAllBytes(Path.Combine(Packages, $"Test-{Convert.ToHexStringLower(hash)}.zip"), zip.ToArray());
        return Convert.ToBase64String(hash);
    }

    private sealed class QueueLogger(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
