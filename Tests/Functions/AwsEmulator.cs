using Amazon;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.S3;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests;

/// <summary>One emulator for all tests of this assembly, started when the first one asks.</summary>
[SetUpFixture]
internal sealed class AwsEmulator
{
    private static Lazy<Task<Emulator>> _emulator = null!;

    public static AWSCredentials Credentials { get; } = new BasicAWSCredentials("test", "test");

    [OneTimeSetUp]
    public void Prepare() => _emulator = new(Emulator.StartAsync);

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_emulator.IsValueCreated) await (await _emulator.Value).DisposeAsync();
    }

    public static async Task<Uri> AddressAsync() => (await _emulator.Value).Address;

    public static async Task<IAmazonS3> S3Async() =>
        new AmazonS3Client(Credentials, await At(new AmazonS3Config { ForcePathStyle = true, RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED }));

    /// <param name="asked">Is told the name of each operation that is asked for.</param>
    public static async Task<IAmazonKeyManagementService> KmsAsync(Action<string>? asked = null) =>
        new AmazonKeyManagementServiceClient(Credentials, await At(new AmazonKeyManagementServiceConfig { HttpClientFactory = new OneAtATime(asked) }));

    /// <param name="asked">Is told the name of each operation that is asked for.</param>
    public static async Task<IAmazonDynamoDB> DynamoDbAsync(Action<string>? asked = null) =>
        new AmazonDynamoDBClient(Credentials, await At(new AmazonDynamoDBConfig { HttpClientFactory = new OneAtATime(asked) }));

    /// <summary>A new Videos table, with the keys and indexes of the platform's.</summary>
    public static async Task<string> CreateVideosTableAsync(IAmazonDynamoDB client)
    {
        var name = $"videos-{Guid.NewGuid():N}";
        await client.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [Text("videoId"), Text("ownerId"), Text("createdAt"), Text("feed"), Text("publishedAt"), Text("unfinished"), Text("updatedAt")],
            KeySchema = [new("videoId", KeyType.HASH)],
            GlobalSecondaryIndexes = [Index("byOwner", "ownerId", "createdAt"), Index("feed", "feed", "publishedAt"), Index("unfinished", "unfinished", "updatedAt")],
        });
        return name;
    }

    /// <summary>Puts a film into a Videos table as it is.</summary>
    public static Task PutFilmAsync(IAmazonDynamoDB client, string table, Video film) =>
        client.PutItemAsync(new PutItemRequest { TableName = table, Item = VideoItem.Write(film) });

    /// <summary>A sum of the Usage table; 0 when there is none.</summary>
    public static async Task<long> ReadUsageAsync(IAmazonDynamoDB client, string table, string owner, string period, string sum)
    {
        var answer = await client.GetItemAsync(new GetItemRequest { TableName = table, Key = new() { ["ownerId"] = new(owner), ["period"] = new(period) } });
        return answer.Item?.GetValueOrDefault(sum)?.N is { } number ? long.Parse(number, null) : 0;
    }

    /// <summary>A new Usage table, with the keys of the platform's.</summary>
    public static async Task<string> CreateUsageTableAsync(IAmazonDynamoDB client)
    {
        var name = $"usage-{Guid.NewGuid():N}";
        await client.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [Text("ownerId"), Text("period")],
            KeySchema = [new("ownerId", KeyType.HASH), new("period", KeyType.RANGE)],
        });
        return name;
    }

    /// <summary>A new table.</summary>
    /// <param name="client">Makes it.</param>
    /// <param name="keys">Names of the hash key and, when there is one, the range key; strings.</param>
    public static async Task<string> CreateTableAsync(IAmazonDynamoDB client, params string[] keys)
    {
        var name = $"{keys[0]}-{Guid.NewGuid():N}";
        await client.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [.. keys.Select(Text)],
            KeySchema = [.. keys.Select((key, index) => new KeySchemaElement(key, index == 0 ? KeyType.HASH : KeyType.RANGE))],
        });
        return name;
    }

    /// <summary>A new Receipts table, with the keys and the index of the platform's.</summary>
    public static async Task<string> CreateReceiptsTableAsync(IAmazonDynamoDB client)
    {
        var name = $"receipts-{Guid.NewGuid():N}";
        await client.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [Text("videoId"), Text("ownerId"), Text("erasedAt")],
            KeySchema = [new("videoId", KeyType.HASH)],
            GlobalSecondaryIndexes = [Index("byOwner", "ownerId", "erasedAt")],
        });
        return name;
    }

    private static GlobalSecondaryIndex Index(string name, string hashKey, string rangeKey) => new()
    {
        IndexName = name,
        KeySchema = [new(hashKey, KeyType.HASH), new(rangeKey, KeyType.RANGE)],
        Projection = new() { ProjectionType = ProjectionType.ALL },
    };

    private static AttributeDefinition Text(string name) => new(name, ScalarAttributeType.S);

    private static async Task<T> At<T>(T config) where T : ClientConfig
    {
        config.ServiceURL = (await AddressAsync()).ToString();
        config.AuthenticationRegion = RegionEndpoint.EUCentral1.SystemName;
        return config;
    }

    /// <summary>The emulator looks at a condition and writes in two steps; DynamoDB does both at once. One request at a time makes it true here.</summary>
    private sealed class OneAtATime(Action<string>? asked) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(asked));

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        private sealed class Handler(Action<string>? asked) : DelegatingHandler(new SocketsHttpHandler())
        {
            private static readonly SemaphoreSlim _turn = new(1);

            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                await _turn.WaitAsync(cancellationToken);
                try
                {
                    asked?.Invoke(request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1]);
                    return await base.SendAsync(request, cancellationToken);
                }
                finally
                {
                    _turn.Release();
                }
            }
        }
    }
}
