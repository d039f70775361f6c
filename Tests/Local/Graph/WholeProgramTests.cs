using Pulumi;
using Pulumi.Testing;
using VideoStack.Infra;
using VideoStack.Infra.Configuration;
using VideoStack.Infra.Packaging;
using VideoStack.Local.Aws;
using VideoStack.Local.Graph;
using VideoStack.Local.Graph.Realise;
using VideoStack.Local.Iam;

namespace VideoStack.Local.Tests.Graph;

/// <summary>The program with everything turned on, realised against a real emulator: whatever it may declare, this machine knows.</summary>
public sealed class WholeProgramTests
{
    private const string Region = "eu-central-1";
    private static readonly Uri Endpoint = new("http://127.0.0.1:39121");

    private readonly Lifetimes _lifetimes = new();
    private readonly ResourceGraph _graph = new();

    [OneTimeSetUp]
    public async Task DeclareAsync()
    {
        var emulator = _lifetimes.Add(Emulator.Start(VideoStack.Tests.Support.Repository.Root, CancellationToken.None));
        var clients = _lifetimes.Add(new EmulatorClients(emulator.Address, Region));
        var mocks = new RealisingMocks(_graph, new Place(Region), Services.All(clients, new SiteContent(Path.GetTempPath()), Endpoint), emulator.Ready);
        StackConfiguration.Read(VideoStack.Tests.Support.Repository.Root, "prod")
            .With("siteOrigin", "http://localhost:8080")
            .With("mailFrom", "videostack@example.org")
            .With("firstAdministrator", "admin@example.org")
            .With("alertEmail", "admin@example.org")
            .With("firewall", "true")
            .With("privateNetwork", "true")
            .Apply();
        var options = new TestOptions { ProjectName = "videostack", StackName = "prod", RootDirectory = VideoStack.Tests.Support.Repository.Root, IsPreview = false };
        await Deployment.TestAsync(mocks, options, () => Platform.DeclareAsync(new NoBuilds(), new NoBuilds()));
    }

    [OneTimeTearDown]
    public ValueTask StopAsync() => _lifetimes.DisposeAsync();

    [Test]
    public void Everything_is_there() => Assert.That(
        _graph.All.Select(resource => resource.Type),
        Is.SupersetOf((string[])["aws-native:wafv2:WebAcl", "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy", "aws:sns/topicSubscription:TopicSubscription"]));

    [Test]
    public void The_distribution_names_the_firewall() => Assert.That(
        (string?)_graph.OfType("aws:cloudfront/distribution:Distribution").Single().State["webAclId"],
        Does.StartWith("arn:aws:wafv2:us-east-1:123456789012:global/webacl/").And.EqualTo((string?)_graph.OfType("aws-native:wafv2:WebAcl").Single().State["arn"]));

    [Test]
    public void Functions_lie_in_two_zones() => Assert.That(
        _graph.OfType("aws:ec2/subnet:Subnet").Select(subnet => (string?)subnet.State["availabilityZone"]),
        Is.EquivalentTo((string[])["eu-central-1a", "eu-central-1b"]));

    [Test]
    public void Every_role_lets_Lambda_do_what_it_must()
    {
        var place = new Place(Region);
        Assert.That(() => ExecutionRoles.Check(_graph, place, new AccessControl(_graph, place, _ => { })), Throws.Nothing);
    }

    /// <summary>Functions and a page without a file: what they hold is another test's.</summary>
    private sealed class NoBuilds : IFunctionPackager, ISiteBuilder
    {
        public Task<FunctionPackage> PackageAsync(string project, FunctionTarget target, CancellationToken cancellation = default) =>
            Task.FromResult(new FunctionPackage(project, $"{project}.zip", new string('0', 64)));

        public Task<IReadOnlyList<SiteFile>> BuildAsync(CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<SiteFile>>([]);
    }
}
