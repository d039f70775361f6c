using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Amazon.KeyManagementService.Model;
using Pulumi.Testing;
using VideoStack.Local.Aws;
using VideoStack.Local.Graph;
using VideoStack.Local.Graph.Realise;

namespace VideoStack.Local.Tests.Graph;

/// <summary>Resources, realised against a real emulator.</summary>
public sealed class RealisingMocksTests
{
    private const string Region = "eu-central-1";
    private static readonly Uri Endpoint = new("http://127.0.0.1:39121");

    private readonly Lifetimes _lifetimes = new();
    private EmulatorClients _clients = null!;
    private DirectoryInfo _site = null!;
    private ResourceGraph _graph = null!;
    private RealisingMocks _mocks = null!;

    [OneTimeSetUp]
    public void Start()
    {
        var emulator = _lifetimes.Add(Emulator.Start(TestContext.CurrentContext.TestDirectory, CancellationToken.None));
        _clients = _lifetimes.Add(new EmulatorClients(emulator.Address, Region));
        _site = Directory.CreateTempSubdirectory("videostack-site-");
        _graph = new ResourceGraph();
        IServiceRealiser[] services =
        [
            new CloudFormation(), new DynamoDb(_clients.DynamoDb), new Functions(), new Kms(_clients.Kms), new Tls(),
            new S3(_clients.S3, new SiteContent(_site.FullName), Endpoint),
        ];
        _mocks = new RealisingMocks(_graph, new Place(Region), services, emulator.Ready);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _site.Delete(recursive: true);
        await _lifetimes.DisposeAsync();
    }

    [Test]
    public async Task A_table_has_its_keys_indexes_and_stream()
    {
        var (id, state) = await RealiseAsync("aws:dynamodb/table:Table", "videos", new()
        {
            ["hashKey"] = "videoId",
            ["attributes"] = List(Map(("name", "videoId"), ("type", "S")), Map(("name", "feed"), ("type", "S")), Map(("name", "publishedAt"), ("type", "S"))),
            ["globalSecondaryIndexes"] = List(Map(
                ("name", "feed"),
                ("projectionType", "ALL"),
                ("keySchemas", List(Map(("attributeName", "feed"), ("keyType", "HASH")), Map(("attributeName", "publishedAt"), ("keyType", "RANGE")))))),
            ["streamEnabled"] = true,
            ["streamViewType"] = "NEW_IMAGE",
        });

        var table = (await _clients.DynamoDb.DescribeTableAsync(id!)).Table;

        Assert.That(table.KeySchema.Single().AttributeName, Is.EqualTo("videoId"));
        var index = table.GlobalSecondaryIndexes.Single();
        Assert.That(index.KeySchema.Select(key => (key.AttributeName, key.KeyType.Value)), Is.EqualTo([("feed", "HASH"), ("publishedAt", "RANGE")]));
        Assert.That(state["name"], Does.Match("^videos-[0-9a-f]{7}$"));
        Assert.That(state["arn"], Is.EqualTo($"arn:aws:dynamodb:{Region}:123456789012:table/{state["name"]}"));
        Assert.That(state["streamArn"], Is.EqualTo(table.LatestStreamArn).And.Not.Null);
    }

    [Test]
    public async Task A_bucket_keeps_versions_when_asked_and_tells_pages_where_to_send_requests()
    {
        var (name, state) = await RealiseAsync("aws:s3/bucket:Bucket", "raw", []);
        await RealiseAsync("aws:s3/bucketVersioning:BucketVersioning", "raw-versioning", new()
        {
            ["bucket"] = name!, ["versioningConfiguration"] = Map(("status", "Enabled")),
        });

        var versioning = await _clients.S3.GetBucketVersioningAsync(name);

        Assert.That(versioning.VersioningConfig.Status.Value, Is.EqualTo("Enabled"));
        Assert.That(state["bucketDomainName"], Is.EqualTo("127.0.0.1:39121"));
        Assert.That(state["bucketRegionalDomainName"], Is.EqualTo($"{name}.s3.{Region}.amazonaws.com"));
        Assert.That(state["region"], Is.EqualTo(Region));
    }

    [Test]
    public async Task A_bucket_is_accelerated_when_asked()
    {
        var (name, _) = await RealiseAsync("aws:s3/bucket:Bucket", "fast", []);
        await RealiseAsync("aws:s3/bucketAccelerateConfiguration:BucketAccelerateConfiguration", "fast-acceleration", new() { ["bucket"] = name!, ["status"] = "Enabled" });

        Assert.That((await _clients.S3.GetBucketAccelerateConfigurationAsync(name)).Status.Value, Is.EqualTo("Enabled"));
    }

    [Test]
    public async Task A_page_is_uploaded_by_the_hash_of_its_content()
    {
        await File.WriteAllTextAsync(Path.Combine(_site.FullName, "index.html"), "<p>hello</p>");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("<p>hello</p>")));
        var (bucket, _) = await RealiseAsync("aws:s3/bucket:Bucket", "site", []);

        await RealiseAsync("aws:s3/bucketObjectv2:BucketObjectv2", "page", new()
        {
            ["bucket"] = bucket!, ["key"] = "watch", ["sourceHash"] = hash, ["contentType"] = "text/html", ["cacheControl"] = "no-cache",
        });

        using var stored = await _clients.S3.GetObjectAsync(bucket, "watch");
        using var reader = new StreamReader(stored.ResponseStream);
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo("<p>hello</p>"));
        Assert.That((stored.Headers.ContentType, stored.Headers.CacheControl), Is.EqualTo(("text/html", "no-cache")));
    }

    [Test]
    public async Task A_page_that_nobody_built_is_an_error_that_names_it()
    {
        var error = await ErrorOfAsync("aws:s3/bucketObjectv2:BucketObjectv2", "lost-page", new()
        {
            ["bucket"] = "any", ["key"] = "x", ["sourceHash"] = new string('0', 64),
        });

        Assert.That(error, Does.Contain("lost-page").And.Contain(new string('0', 64)));
    }

    [Test]
    public async Task A_ciphertext_opens_in_its_context_only_and_its_plain_text_is_not_kept()
    {
        var (key, _) = await RealiseAsync("aws:kms/key:Key", "playback", []);
        var (_, state) = await RealiseAsync("aws:kms/ciphertext:Ciphertext", "signing-key", new()
        {
            ["keyId"] = key!, ["plaintext"] = "secret", ["context"] = Map(("purpose", "playback-signing")),
        });

        var opened = await DecryptAsync("playback-signing");

        Assert.That(Encoding.UTF8.GetString(opened), Is.EqualTo("secret"));
        Assert.That(async () => await DecryptAsync("another"), Throws.InstanceOf<Amazon.KeyManagementService.AmazonKeyManagementServiceException>());
        var kept = _graph.All.Single(resource => resource.Name == "signing-key");
        Assert.That($"{kept.Inputs}{kept.State}", Does.Not.Contain("secret"));

        async Task<byte[]> DecryptAsync(string purpose)
        {
            using var blob = new MemoryStream(Convert.FromBase64String((string)state["ciphertextBlob"]));
            var answer = await _clients.Kms.DecryptAsync(new DecryptRequest { CiphertextBlob = blob, EncryptionContext = new() { ["purpose"] = purpose } });
            return answer.Plaintext.ToArray();
        }
    }

    [Test]
    public async Task A_key_pair_signs_and_verifies()
    {
        var (_, state) = await RealiseAsync("tls:index/privateKey:PrivateKey", "playback-key", new() { ["algorithm"] = "ECDSA", ["ecdsaCurve"] = "P256" });

        using var signer = ECDsa.Create();
        signer.ImportFromPem((string)state["privateKeyPem"]);
        using var verifier = ECDsa.Create();
        verifier.ImportFromPem((string)state["publicKeyPem"]);
        byte[] text = [1, 2, 3];

        Assert.That(verifier.VerifyData(text, signer.SignData(text, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256));
        Assert.That(signer.KeySize, Is.EqualTo(256));
    }

    [Test]
    public async Task A_stack_answers_the_outputs_of_its_template()
    {
        const string template =
            """
            {
              "Resources": { "Template": { "Type": "AWS::MediaConvert::JobTemplate", "Properties": { "Name": "dev-MovieHLS" } } },
              "Outputs": { "Name": { "Value": { "Ref": "Template" } }, "Arn": { "Value": { "Fn::GetAtt": ["Template", "Arn"] } } }
            }
            """;

        var (_, state) = await RealiseAsync("aws:cloudformation/stack:Stack", "templates", new() { ["templateBody"] = template });

        Assert.That(state["outputs"], Is.EquivalentTo(new Dictionary<string, object>
        {
            ["Name"] = "dev-MovieHLS", ["Arn"] = $"arn:aws:mediaconvert:{Region}:123456789012:jobTemplates/dev-MovieHLS",
        }));
    }

    [Test]
    public async Task An_alias_is_called_by_its_own_address()
    {
        var (function, _) = await RealiseAsync("aws:lambda/function:Function", "health", new() { ["publish"] = true, ["sourceCodeHash"] = "abc=" });
        var (_, alias) = await RealiseAsync("aws:lambda/alias:Alias", "health-alias", new()
        {
            ["name"] = "live", ["functionName"] = function!, ["functionVersion"] = "1",
        });

        Assert.That(alias["arn"], Is.EqualTo($"arn:aws:lambda:{Region}:123456789012:function:{function}:live"));
        Assert.That(alias["invokeArn"], Is.EqualTo(
            $"arn:aws:apigateway:{Region}:lambda:path/2015-03-31/functions/{alias["arn"]}/invocations"));
    }

    [Test]
    public async Task An_unknown_type_is_an_error_that_names_it()
    {
        Assert.That(
            await ErrorOfAsync("aws:redshift/cluster:Cluster", "warehouse", []),
            Does.Contain("warehouse").And.Contain("aws:redshift/cluster:Cluster"));
    }

    [Test]
    public async Task Components_and_providers_are_not_realised()
    {
        await RealiseAsync("videostack:infra:Storage", "storage", []);
        await RealiseAsync("pulumi:providers:aws", "provider", []);

        Assert.That(_graph.All.Select(resource => resource.Name), Does.Not.Contain("storage").And.Not.Contain("provider"));
    }

    [Test]
    public async Task The_program_learns_where_it_is()
    {
        var region = (IDictionary<string, object>)await _mocks.CallAsync(new MockCallArgs { Token = "aws:index/getRegion:getRegion" });

        Assert.That(region["region"], Is.EqualTo(Region));
        Assert.That(
            () => _mocks.CallAsync(new MockCallArgs { Token = "aws:ec2/getVpc:getVpc" }),
            Throws.InstanceOf<LocalException>().With.Message.Contains("aws:ec2/getVpc:getVpc"));
    }

    private static ImmutableDictionary<string, object> Map(params (string Key, object Value)[] entries) =>
        entries.ToImmutableDictionary(entry => entry.Key, entry => entry.Value);

    private static ImmutableArray<object> List(params object[] items) => [.. items];

    private async Task<(string? Id, IReadOnlyDictionary<string, object> State)> RealiseAsync(string type, string name, Dictionary<string, object> inputs)
    {
        var (id, state) = await _mocks.NewResourceAsync(new MockResourceArgs { Type = type, Name = name, Inputs = inputs.ToImmutableDictionary() });
        return (id, (ImmutableDictionary<string, object>)state);
    }

    private async Task<string> ErrorOfAsync(string type, string name, Dictionary<string, object> inputs)
    {
        try
        {
            await RealiseAsync(type, name, inputs);
            return "";
        }
        catch (LocalException error)
        {
            return error.Message;
        }
    }
}
