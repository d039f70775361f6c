using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Aws = Pulumi.Aws;
using AwsNative = Pulumi.AwsNative;

namespace VideoStack.OfflineSdk.Tests;

/// <summary>What provider classes hand to the engine: names, unions, enums, nested arguments, secrets, and results of functions.</summary>
[NonParallelizable]
public class GeneratorMocksTests
{
    // A deployment that fails says so in the exit code of the process.
    [TearDown]
    public void ForgetExitCode() => Environment.ExitCode = 0;

    [Test]
    public async Task Arguments_arrive_under_their_wire_names()
    {
        var engine = new Engine();
        await Deployment.TestAsync(engine, Options, () =>
        {
            var bucket = new Aws.S3.Bucket("raw", new() { BucketName = "videos-raw", Tags = { ["stack"] = "dev" } });
            _ = new Aws.Lambda.Function("ingest", new()
            {
                Role = "arn:aws:iam::123456789012:role/ingest",
                Runtime = Aws.Lambda.Runtime.CustomAL2023,
                MemorySize = 512,
                Architectures = ["arm64"],
                Environment = new Aws.Lambda.Inputs.FunctionEnvironmentArgs { Variables = { ["RAW_BUCKET"] = bucket.BucketName } },
            });
            _ = new AwsNative.WaFv2.WebAcl("firewall", new()
            {
                Scope = AwsNative.WaFv2.WebAclScope.Cloudfront,
                DefaultAction = new AwsNative.WaFv2.Inputs.WebAclDefaultActionArgs { Allow = new AwsNative.WaFv2.Inputs.WebAclAllowActionArgs() },
                VisibilityConfig = new AwsNative.WaFv2.Inputs.WebAclVisibilityConfigArgs
                {
                    CloudWatchMetricsEnabled = true,
                    MetricName = "firewall",
                    SampledRequestsEnabled = false,
                },
            });
        });

        var raw = engine.Inputs("aws:s3/bucket:Bucket");
        Assert.That(raw["bucket"], Is.EqualTo("videos-raw"));
        Assert.That(Map(raw["tags"])["stack"], Is.EqualTo("dev"));

        var ingest = engine.Inputs("aws:lambda/function:Function");
        Assert.That(ingest["runtime"], Is.EqualTo("provided.al2023"));
        Assert.That(ingest["memorySize"], Is.EqualTo(512d));
        Assert.That(ingest["architectures"], Is.EqualTo(new object[] { "arm64" }));
        Assert.That(Map(Map(ingest["environment"])["variables"])["RAW_BUCKET"], Is.EqualTo("videos-raw"));
        Assert.That(ingest, Does.Not.ContainKey("timeout"));

        var firewall = engine.Inputs("aws-native:wafv2:WebAcl");
        Assert.That(firewall["scope"], Is.EqualTo("CLOUDFRONT"));
        Assert.That(Map(firewall["visibilityConfig"])["cloudWatchMetricsEnabled"], Is.True);
    }

    [Test]
    public async Task A_secret_argument_makes_its_output_a_secret()
    {
        bool secret = false, open = true;
        await Deployment.TestAsync(new Engine(), Options, async () =>
        {
            var args = new Aws.Kms.CiphertextArgs { Plaintext = "private", KeyId = "key-1" };
            secret = await Output.IsSecretAsync(args.Plaintext.ToOutput());
            open = await Output.IsSecretAsync(args.KeyId.ToOutput());
        });

        Assert.That(secret, Is.True);
        Assert.That(open, Is.False);
    }

    [Test]
    public void A_missing_required_argument_is_named()
    {
        var failure = Assert.CatchAsync(() => Deployment.TestAsync(new Engine(), Options, () => { _ = new Aws.Kms.Ciphertext("key", new()); }));

        Assert.That(failure!.Message, Does.Contain("CiphertextArgs.KeyId is required"));
    }

    [Test]
    public async Task A_function_answers_with_its_result()
    {
        string? account = null;
        await Deployment.TestAsync(new Engine(), Options, async () => account = (await Aws.GetCallerIdentity.InvokeAsync()).AccountId);

        Assert.That(account, Is.EqualTo("123456789012"));
    }

    private static TestOptions Options => new() { IsPreview = false };

    private static ImmutableDictionary<string, object> Map(object value) => (ImmutableDictionary<string, object>)value;

    /// <summary>Realises everything as asked for and remembers the inputs by type.</summary>
    private sealed class Engine : IMocks
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<string, ImmutableDictionary<string, object>> _inputs = [];

        public ImmutableDictionary<string, object> Inputs(string type) => _inputs[type];

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            lock (_gate)
                _inputs[args.Type!] = args.Inputs;
            return Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs));
        }

        public Task<object> CallAsync(MockCallArgs args)
        {
            Assert.That(args.Token, Is.EqualTo("aws:index/getCallerIdentity:getCallerIdentity"));
            return Task.FromResult<object>(new Dictionary<string, object> { ["accountId"] = "123456789012" });
        }
    }
}
