using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging.Abstractions;
using VideoStack.Local.Aws;
using VideoStack.Local.Gateway;
using VideoStack.Local.Lambda;
using VideoStack.Local.Tests.Aws;

namespace VideoStack.Local.Tests;

/// <summary>
/// Many clients at once, through everything that this machine puts in place of AWS: gateway, function pool, Runtime API, endpoint
/// and emulator. The function's own work is done in this process, so that only those are measured.
/// </summary>
public sealed class ThroughputTests
{
    private const int Clients = 50;
    private const int Requests = 2_000;

    private readonly string _directory = Directory.CreateTempSubdirectory("videostack-throughput-").FullName;
    private readonly HttpClient _runtime = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly CancellationTokenSource _stopping = new();

    [OneTimeTearDown]
    public void Delete()
    {
        _runtime.Dispose();
        _stopping.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Test]
    public async Task Two_thousand_small_requests_of_fifty_clients_take_well_under_a_minute()
    {
        await using var aws = await AwsUnderTest.StartAsync();
        using var tables = aws.DynamoDb();
        await CreateTableAsync(aws);
        await using var api = new GatewayFixture();
        Declare(api);
        await using var pool = await FunctionPool.StartAsync(
            api.Graph, new FunctionPackages(_directory, Path.Combine(_directory, "scratch")), new Credentials(),
            new FunctionPoolOptions { AwsEndpoint = aws.Address }, TimeProvider.System, NullLoggerFactory.Instance);
        var gateway = new ApiGateway(api.Graph, pool, TimeProvider.System, NullLogger<ApiGateway>.Instance);
        await using var server = await LoopbackServer.StartAsync(gateway.HandleAsync, NullLoggerFactory.Instance);
        var functions = RunFunctionsAsync(tables);

        var watch = Stopwatch.StartNew();
        using var client = new HttpClient();
        var answers = new int[Requests];
        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (number, cancellation) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "/api1/v1/api/videos?kind=film"))
            {
                Content = JsonContent.Create(new { title = $"view-{number}" }),
            };
            request.Headers.Add("X-Client", "test");
            using var answer = await client.SendAsync(request, cancellation);
            answers[number] = (int)answer.StatusCode;
        });
        watch.Stop();
        await _stopping.CancelAsync();
        await functions;

        await TestContext.Out.WriteLineAsync($"{Requests} requests of {Clients} clients: {watch.Elapsed.TotalSeconds:0.0} s, {watch.Elapsed.TotalMilliseconds / Requests:0.0} ms each");
        Assert.That(answers, Is.All.EqualTo((int)HttpStatusCode.OK));
        using var counting = new EmulatorClients(aws.Emulator.Address, AwsUnderTest.Region);
        Assert.That((await counting.DynamoDb.DescribeTableAsync("views")).Table.ItemCount, Is.EqualTo(Requests));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(45)));
    }

    // Each process of the function leaves its address in a file; whoever serves it is here.
    private async Task RunFunctionsAsync(AmazonDynamoDBClient tables)
    {
        var served = new Dictionary<string, Task>(StringComparer.Ordinal);
        while (!_stopping.IsCancellationRequested)
        {
            foreach (var file in Directory.EnumerateFiles(_directory, "*.address"))
                if (!served.ContainsKey(file) && await File.ReadAllTextAsync(file) is { Length: > 0 } address)
                    served[file] = ServeAsync($"http://{address.Trim()}/2018-06-01/runtime/invocation", tables);
            await Task.Delay(10);
        }

        await Task.WhenAll(served.Values);
    }

    private async Task ServeAsync(string api, AmazonDynamoDBClient tables)
    {
        try
        {
            while (true)
            {
                using var next = await _runtime.GetAsync($"{api}/next", _stopping.Token);
                var id = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
                var title = (string)JsonNode.Parse((string)JsonNode.Parse(await next.Content.ReadAsStreamAsync())!["body"]!)!["title"]!;
                await tables.PutItemAsync(new PutItemRequest
                {
                    TableName = "views", Item = new() { ["id"] = new AttributeValue(title) }, ConditionExpression = "attribute_not_exists(id)",
                });
                using var answer = new StringContent("""{"statusCode":200,"body":""}""", Encoding.UTF8, "application/json");
                using var receipt = await _runtime.PostAsync($"{api}/{id}/response", answer);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private void Declare(GatewayFixture api)
    {
        api.Graph.Add(new("aws:lambda/function:Function", "Videos", "Videos", new()
        {
            ["runtime"] = "provided.al2023",
            ["handler"] = "Videos",
            ["role"] = AwsUnderTest.Role,
            ["sourceCodeHash"] = WritePackage(),
            ["timeout"] = 30.0,
            ["environment"] = new JsonObject { ["variables"] = new JsonObject { ["ADDRESSES"] = _directory } },
        }, new() { ["name"] = "Videos", ["arn"] = "arn:aws:lambda:eu-west-1:123456789012:function:Videos", ["version"] = "1" }));
        api.Graph.Add(new("aws:lambda/alias:Alias", "live", "live", new() { ["name"] = "live", ["functionName"] = "Videos" }, []));
    }

    private string WritePackage()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = archive.CreateEntry("bootstrap");
            entry.ExternalAttributes = 0b111_101_101 << 16; // rwxr-xr-x
            using var writer = new StreamWriter(entry.Open());
            writer.Write("#!/bin/sh\necho \"$AWS_LAMBDA_RUNTIME_API\" > \"$ADDRESSES/$$.new\" && mv \"$ADDRESSES/$$.new\" \"$ADDRESSES/$$.address\"\nexec sleep 300\n");
        }

        var hash = SHA256.HashData(zip.ToArray());
        File.WriteAllBytes(Path.Combine(_directory, $"{Convert.ToHexStringLower(hash)}.zip"), zip.ToArray());
        return Convert.ToBase64String(hash);
    }

    private static async Task CreateTableAsync(AwsUnderTest aws)
    {
        using var clients = new EmulatorClients(aws.Emulator.Address, AwsUnderTest.Region);
        await clients.DynamoDb.CreateTableAsync(new CreateTableRequest
        {
            TableName = "views",
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
        });
    }
}
