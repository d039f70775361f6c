using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using VideoStack.Local.Aws;
using VideoStack.Local.Aws.Signatures;
using VideoStack.Local.Graph;
using VideoStack.Local.Iam;
using Yarp.ReverseProxy.Forwarder;

namespace VideoStack.Local.Tests.Aws;

/// <summary>The AWS endpoint in front of a real emulator, with one bucket and a clock that tests can move.</summary>
internal sealed class AwsUnderTest : IAsyncDisposable
{
    public const string Region = "eu-central-1";
    public const string Bucket = "raw";
    public const string Origin = "http://localhost:8080";
    public const string Role = "arn:aws:iam::123456789012:role/uploads";

    /// <summary>A role that may do only what a test gives it.</summary>
    public const string LimitedRole = "arn:aws:iam::123456789012:role/limited";

    private readonly Lifetimes _lifetimes = new();

    private AwsUnderTest()
    {
    }

    public Credentials Credentials { get; } = new();

    public MovableClock Clock { get; } = new();

    public ResourceGraph Graph { get; } = new();

    /// <summary>What the endpoint reports to the person at the keyboard.</summary>
    public ConcurrentQueue<string> Reported { get; } = [];

    public AccessControl Access { get; private set; } = null!;

    public RecordedEvents Events { get; } = new();

    public EchoService Media { get; } = new();

    public Uri Address { get; private set; } = null!;

    public Emulator Emulator { get; private set; } = null!;

    public ObjectStore Objects { get; private set; } = null!;

    public IssuedCredentials Caller => Credentials.ForRole(Role);

    public IssuedCredentials Limited => Credentials.ForRole(LimitedRole);

    /// <param name="rights">The statements of the limited role; the other may do everything.</param>
    public static async Task<AwsUnderTest> StartAsync(string rights = "")
    {
        var test = new AwsUnderTest();
        test.AddRole("uploads", """{ "Effect": "Allow", "Action": "*", "Resource": "*" }""");
        test.AddRole("limited", rights);
        await test.OpenAsync();
        return test;
    }

    /// <summary>Lets the bucket keep versions, as the platform's does.</summary>
    public async Task KeepVersionsAsync()
    {
        using var clients = new EmulatorClients(Emulator.Address, Region);
        await clients.S3.PutBucketVersioningAsync(new PutBucketVersioningRequest
        {
            BucketName = Bucket, VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled },
        });
    }

    public ValueTask DisposeAsync() => _lifetimes.DisposeAsync();

    /// <summary>A client as a function has it.</summary>
    public AmazonS3Client S3(IssuedCredentials? caller = null) => new(
        Session(caller), new AmazonS3Config
        {
            ServiceURL = $"{Address}",
            AuthenticationRegion = Region,
            ForcePathStyle = true,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            MaxErrorRetry = 0,
        });

    /// <summary>A client as a function has it.</summary>
    public AmazonDynamoDBClient DynamoDb(IssuedCredentials? caller = null) => new(
        Session(caller), new AmazonDynamoDBConfig { ServiceURL = $"{Address}", AuthenticationRegion = Region, MaxErrorRetry = 0 });

    /// <summary>A client as a function has it.</summary>
    public AmazonKeyManagementServiceClient Kms(IssuedCredentials? caller = null) => new(
        Session(caller), new AmazonKeyManagementServiceConfig { ServiceURL = $"{Address}", AuthenticationRegion = Region, MaxErrorRetry = 0 });

    private void AddRole(string name, string statements)
    {
        Graph.Add(new RealisedResource("aws:iam/role:Role", name, name, [], new() { ["arn"] = $"arn:aws:iam::123456789012:role/{name}", ["name"] = name }));
        Graph.Add(new RealisedResource(
            "aws:iam/rolePolicy:RolePolicy", $"{name}-rights", name, new() { ["role"] = name, ["policy"] = $$"""{ "Statement": [{{statements}}] }""" }, []));
    }

    private SessionAWSCredentials Session(IssuedCredentials? caller)
    {
        var issued = caller ?? Caller;
        return new SessionAWSCredentials(issued.AccessKeyId, issued.SecretAccessKey, issued.SessionToken);
    }

    private async Task OpenAsync()
    {
        Emulator = _lifetimes.Add(Emulator.Start(VideoStack.Tests.Support.Repository.Root, CancellationToken.None));
        await Emulator.Ready;
        using (var clients = new EmulatorClients(Emulator.Address, Region))
            await EmulatorBuckets.CreateAsync(clients.S3, Bucket, Region);
        Graph.Add(new RealisedResource("aws:s3/bucketCorsConfiguration:BucketCorsConfiguration", "raw-cors", Bucket, Cors(), []));

        var place = new Place(Region);
        Access = new AccessControl(Graph, place, Reported.Enqueue);
        var authorizer = new RequestAuthorizer(Graph, place, Access);
        var forwarder = new ServiceCollection().AddLogging().AddHttpForwarder().BuildServiceProvider();
        _lifetimes.Add(forwarder);
        var changes = _lifetimes.Add(new BucketChanges(Events, Emulator.Address));
        Objects = _lifetimes.Add(new ObjectStore(Emulator.Address, changes));
        var endpoint = new AwsEndpoint(
            new SignatureVerifier(Credentials, Region, Clock),
            authorizer,
            new BucketCors(Graph),
            _lifetimes.Add(new EmulatorForwarder(forwarder.GetRequiredService<IHttpForwarder>(), Emulator.Address, changes, authorizer)),
            [Media]);
        Address = _lifetimes.Add(await LoopbackServer.StartAsync(endpoint.HandleAsync, NullLoggerFactory.Instance)).Address;
    }

    private static JsonObject Cors() => new()
    {
        ["bucket"] = Bucket,
        ["corsRules"] = new JsonArray(new JsonObject
        {
            ["allowedOrigins"] = new JsonArray(Origin),
            ["allowedMethods"] = new JsonArray("PUT"),
            ["allowedHeaders"] = new JsonArray("content-type", "x-amz-*"),
            ["exposeHeaders"] = new JsonArray("ETag"),
            ["maxAgeSeconds"] = 3600.0,
        }),
    };
}

internal sealed class MovableClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}

internal sealed record ObjectEvent(string Name, string Bucket, string Key, long Size, string ETag, string? VersionId = null);

internal sealed class RecordedEvents : IBucketEvents
{
    private readonly ConcurrentQueue<ObjectEvent> _all = new();

    public IReadOnlyList<ObjectEvent> Of(string key) => [.. _all.Where(@event => @event.Key == key)];

    public void ObjectCreated(string bucket, string key, long size, string eTag, string? versionId, string eventName) =>
        _all.Enqueue(new ObjectEvent(eventName, bucket, key, size, eTag, versionId));

    public void ObjectRemoved(string bucket, string key, string? versionId, string eventName) =>
        _all.Enqueue(new ObjectEvent(eventName, bucket, key, 0, ""));
}

/// <summary>A service that this process plays: tells who called.</summary>
internal sealed class EchoService : IAwsService
{
    public string SigningName => "mediaconvert";

    public Caller? LastCaller { get; private set; }

    public async Task HandleAsync(HttpContext context, Caller caller)
    {
        LastCaller = caller;
        await context.Request.Body.CopyToAsync(context.Response.Body);
    }
}
