using System.Collections.Immutable;
using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Pulumi.Testing;
using VideoStack.Local.Aws;
using VideoStack.Local.Graph;
using VideoStack.Local.Graph.Realise;

namespace VideoStack.Local.Tests.Graph;

/// <summary>What accounts need, realised against a real emulator: keys that sign, keyed hashes, identities of mail, expiry, mappings.</summary>
public sealed class AccountResourceTests
{
    private const string Region = "eu-central-1";

    private readonly Lifetimes _lifetimes = new();
    private EmulatorClients _clients = null!;
    private RealisingMocks _mocks = null!;

    [OneTimeSetUp]
    public void Start()
    {
        var emulator = _lifetimes.Add(Emulator.Start(VideoStack.Tests.Support.Repository.Root, CancellationToken.None));
        _clients = _lifetimes.Add(new EmulatorClients(emulator.Address, Region));
        IServiceRealiser[] services = [new DynamoDb(_clients.DynamoDb), new Email(), new Functions(), new Kms(_clients.Kms)];
        _mocks = new RealisingMocks(new ResourceGraph(), new Place(Region), services, emulator.Ready);
    }

    [OneTimeTearDown]
    public ValueTask StopAsync() => _lifetimes.DisposeAsync();

    [Test]
    public async Task A_public_key_verifies_what_its_key_signs()
    {
        var (id, state) = await RealiseAsync("aws:kms/key:Key", "signing", new() { ["keyUsage"] = "SIGN_VERIFY", ["customerMasterKeySpec"] = "ECC_NIST_P256" });

        var key = await InvokeAsync("aws:kms/getPublicKey:getPublicKey", new() { ["keyId"] = state["arn"] });

        Assert.That((key["arn"], key["id"], key["keyId"]), Is.EqualTo((state["arn"], state["arn"], state["arn"])));
        Assert.That((key["keyUsage"], key["customerMasterKeySpec"]), Is.EqualTo(("SIGN_VERIFY", "ECC_NIST_P256")));
        Assert.That(key["signingAlgorithms"], Is.EqualTo(new[] { "ECDSA_SHA_256" }));
        using var text = new MemoryStream([1, 2, 3]);
        var signed = await _clients.Kms.SignAsync(new SignRequest
        {
            KeyId = id, Message = text, MessageType = MessageType.RAW, SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256,
        });
        using var fromDer = ECDsa.Create();
        fromDer.ImportSubjectPublicKeyInfo(Convert.FromBase64String((string)key["publicKey"]), out _);
        using var fromPem = ECDsa.Create();
        fromPem.ImportFromPem((string)key["publicKeyPem"]);
        foreach (var verifier in (ECDsa[])[fromDer, fromPem])
            Assert.That(verifier.VerifyData((byte[])[1, 2, 3], signed.Signature.ToArray(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    [Test]
    public async Task A_keyed_hash_is_the_same_for_the_same_text()
    {
        var (id, _) = await RealiseAsync("aws:kms/key:Key", "index", new() { ["keyUsage"] = "GENERATE_VERIFY_MAC", ["customerMasterKeySpec"] = "HMAC_256" });

        Assert.That(await HashAsync("ada@example.net"), Has.Length.EqualTo(32).And.EqualTo(await HashAsync("ada@example.net")));
        Assert.That(await HashAsync("ada@example.net"), Is.Not.EqualTo(await HashAsync("bob@example.net")));

        async Task<byte[]> HashAsync(string text)
        {
            using var message = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
            var answer = await _clients.Kms.GenerateMacAsync(new GenerateMacRequest { KeyId = id, MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256, Message = message });
            return answer.Mac.ToArray();
        }
    }

    [Test]
    public async Task An_identity_has_three_records_for_its_domain()
    {
        var (id, state) = await RealiseAsync("aws:sesv2/emailIdentity:EmailIdentity", "mail", new() { ["emailIdentity"] = "example.org" });

        Assert.That((id, state["identityType"]), Is.EqualTo(("example.org", "DOMAIN")));
        Assert.That(state["arn"], Is.EqualTo($"arn:aws:ses:{Region}:123456789012:identity/example.org"));
        var tokens = (IEnumerable<object>)((IDictionary<string, object>)state["dkimSigningAttributes"])["tokens"];
        Assert.That(tokens.Select(token => ((string)token).Length), Is.EqualTo([32, 32, 32]));
        Assert.That(tokens, Is.Unique);
    }

    [Test]
    public async Task Items_of_a_table_expire_by_the_attribute_that_it_names()
    {
        var (id, _) = await RealiseAsync("aws:dynamodb/table:Table", "sessions", new()
        {
            ["hashKey"] = "tokenHash",
            ["attributes"] = ImmutableArray.Create<object>(Map(("name", "tokenHash"), ("type", "S"))),
            ["ttl"] = Map(("enabled", true), ("attributeName", "expiresAt")),
        });

        var expiry = (await _clients.DynamoDb.DescribeTimeToLiveAsync(id)).TimeToLiveDescription;

        Assert.That((expiry.AttributeName, expiry.TimeToLiveStatus.Value), Is.EqualTo(("expiresAt", "ENABLED")));
    }

    [Test]
    public async Task A_mapping_knows_its_function()
    {
        const string alias = $"arn:aws:lambda:{Region}:123456789012:function:erase:live";

        var (id, state) = await RealiseAsync("aws:lambda/eventSourceMapping:EventSourceMapping", "erase", new() { ["functionName"] = alias, ["enabled"] = false });

        Assert.That(Guid.TryParse(id, out _));
        Assert.That((state["uuid"], state["functionArn"], state["state"]), Is.EqualTo((id, alias, "Disabled")));
    }

    private static ImmutableDictionary<string, object> Map(params (string Key, object Value)[] entries) =>
        entries.ToImmutableDictionary(entry => entry.Key, entry => entry.Value);

    private async Task<(string? Id, IReadOnlyDictionary<string, object> State)> RealiseAsync(string type, string name, Dictionary<string, object> inputs)
    {
        var (id, state) = await _mocks.NewResourceAsync(new MockResourceArgs { Type = type, Name = name, Inputs = inputs.ToImmutableDictionary() });
        return (id, (ImmutableDictionary<string, object>)state);
    }

    private async Task<ImmutableDictionary<string, object>> InvokeAsync(string token, Dictionary<string, object> arguments) =>
        (ImmutableDictionary<string, object>)await _mocks.CallAsync(new MockCallArgs { Token = token, Args = arguments.ToImmutableDictionary() });
}
