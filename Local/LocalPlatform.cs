using VideoStack.Infra.Packaging;
using VideoStack.Local.Aws;
using VideoStack.Local.Aws.Signatures;
using VideoStack.Local.Cdn;
using VideoStack.Local.Events;
using VideoStack.Local.Events.Schedules;
using VideoStack.Local.Events.Streams;
using VideoStack.Local.Gateway;
using VideoStack.Local.Graph;
using VideoStack.Local.Graph.Realise;
using VideoStack.Local.Iam;
using VideoStack.Local.Lambda;
using VideoStack.Local.Mail;
using VideoStack.Local.Media;
using VideoStack.Local.Messaging;
using Yarp.ReverseProxy.Forwarder;

namespace VideoStack.Local;

/// <summary>
/// The whole platform on this machine: runs the Pulumi program, realises what it declares and serves it. Everything it starts
/// and writes is gone when it is disposed.
/// </summary>
internal sealed class LocalPlatform : IAsyncDisposable
{
    private readonly Lifetimes _lifetimes = new();
    private readonly LocalOptions _options;
    private readonly ILoggerFactory _loggers;

    private LocalPlatform(LocalOptions options)
    {
        _options = options;
        Root = Repository.FindRoot();
        _loggers = _lifetimes.Add(Logging.Create());
    }

    /// <summary>The project's directory.</summary>
    public string Root { get; }

    /// <summary>Where the page is, such as <c>http://localhost:8080</c>.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What the platform mailed.</summary>
    public Mailbox Mailbox { get; } = new();

    /// <summary>The address whose owner becomes administrator by confirming it; null when there is none.</summary>
    public string? FirstAdministrator { get; private set; }

    /// <summary>Starts everything and waits until it serves.</summary>
    /// <exception cref="LocalException">Something is missing or taken.</exception>
    /// <exception cref="Pulumi.RunException">A setting is wrong, or the program failed.</exception>
    public static async Task<LocalPlatform> StartAsync(LocalOptions options, CancellationToken cancellation)
    {
        var platform = new LocalPlatform(options);
        try
        {
            Prerequisites.CheckPort(options.Port);
            Prerequisites.CheckPrograms(ChildProcess.Find);
            await platform.StartAsync(cancellation);
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    /// <summary>Tells the person what takes its time. Not on standard output: its last line is the address.</summary>
    public static void Report(string line) => Console.Error.WriteLine(line);

    public ValueTask DisposeAsync() => _lifetimes.DisposeAsync();

    private async Task StartAsync(CancellationToken cancellation)
    {
        var program = new PulumiProgram(Root, _options);
        FirstAdministrator = program.FirstAdministrator;
        var emulator = _lifetimes.Add(Emulator.Start(Root, cancellation));
        // Resources name the endpoint, and the endpoint serves resources: it gets its handler when they are there.
        AwsEndpoint? awsEndpoint = null;
        EventSourceMappings? mappings = null;
        var aws = _lifetimes.Add(await LoopbackServer.StartAsync(ServeAwsAsync, _loggers));
        var graph = await RealiseAsync(program, emulator, aws.Address, cancellation);
        cancellation.ThrowIfCancellationRequested();

        var place = new Place(program.Region);
        var access = new AccessControl(graph, place, Report);
        ExecutionRoles.Check(graph, place, access);
        var authorizer = new RequestAuthorizer(graph, place, access);
        var rights = new RightsPage(new RightsReport(graph, access));

        var scratch = _lifetimes.Add(new ScratchDirectory());
        var credentials = new Credentials();
        var forwarder = CreateForwarder();
        var functions = _lifetimes.Add(await FunctionPool.StartAsync(
            graph,
            new FunctionPackages(FunctionPackager.OutputDirectory(Root), scratch.Path),
            credentials,
            new FunctionPoolOptions { AwsEndpoint = aws.Address },
            TimeProvider.System,
            _loggers));
        var delivery = new RuleDelivery(graph, functions, new Topics(graph, Mailbox, access, TimeProvider.System), _loggers.CreateLogger<RuleDelivery>());
        var events = new EventBus(graph, delivery, TimeProvider.System);
        var schedules = _lifetimes.Add(new ScheduledRules(graph, delivery, TimeProvider.System, _loggers.CreateLogger<ScheduledRules>()));
        var notifications = new BucketNotifications(graph, functions, TimeProvider.System, _loggers.CreateLogger<BucketNotifications>());
        mappings = _lifetimes.Add(new EventSourceMappings(
            graph,
            emulator.Address,
            functions,
            functions.DeadLetters,
            new StreamTiming(),
            TimeProvider.System,
            _loggers.CreateLogger<EventSourceMappings>()));
        var changes = _lifetimes.Add(new BucketChanges(notifications, emulator.Address));
        var objects = _lifetimes.Add(new ObjectStore(emulator.Address, changes));
        var mediaConvert = _lifetimes.Add(new MediaConvertService(
            graph,
            objects,
            role => new RoleObjectStore(objects, access, role),
            events,
            scratch,
            TimeProvider.System,
            _loggers.CreateLogger<MediaConvertService>()));
        awsEndpoint = new AwsEndpoint(
            new SignatureVerifier(credentials, program.Region, TimeProvider.System),
            authorizer,
            new BucketCors(graph),
            _lifetimes.Add(new EmulatorForwarder(forwarder, emulator.Address, changes, authorizer)),
            [mediaConvert, new SesService(graph, program.Region, Mailbox, TimeProvider.System)]);

        var gateway = new ApiGateway(graph, functions, TimeProvider.System, _loggers.CreateLogger<ApiGateway>());
        var api = _lifetimes.Add(await LoopbackServer.StartAsync(gateway.HandleAsync, _loggers));
        var edge = _lifetimes.Add(new Edge(graph, objects, api.Address, forwarder, TimeProvider.System));
        var scheduled = new SchedulesPage(schedules);
        var pages = new Dictionary<string, RequestDelegate>
        {
            [MailPage.Path] = new MailPage(Mailbox).HandleAsync,
            ["/_local/rights"] = rights.HandleAsync,
            [SchedulesPage.Path] = scheduled.ListAsync,
        };
        var controls = new Dictionary<string, Func<HttpContext, string, Task>> { [SchedulesPage.Path] = scheduled.RunAsync };
        Address = (await OpenAsync(new LocalPages(pages, edge.HandleAsync, controls).HandleAsync)).Address;

        async Task ServeAwsAsync(HttpContext http)
        {
            await awsEndpoint!.HandleAsync(http);
            if (EmulatorForwarder.IsTableWrite(http.Request)) mappings?.Wake();
        }
    }

    private async Task<ResourceGraph> RealiseAsync(PulumiProgram program, Emulator emulator, Uri awsEndpoint, CancellationToken cancellation)
    {
        using var clients = new EmulatorClients(emulator.Address, program.Region);
        var graph = new ResourceGraph();
        var services = Services.All(clients, new SiteContent(SiteBuilder.OutputDirectory(Root)), awsEndpoint);
        await program.RunAsync(new RealisingMocks(graph, new Place(program.Region), services, emulator.Ready), Report, cancellation);
        return graph;
    }

    private IHttpForwarder CreateForwarder()
    {
        var services = new ServiceCollection().AddSingleton(_loggers).AddLogging().AddHttpForwarder();
        return _lifetimes.Add(services.BuildServiceProvider()).GetRequiredService<IHttpForwarder>();
    }

    private async Task<LoopbackServer> OpenAsync(RequestDelegate handler)
    {
        try
        {
            return _lifetimes.Add(await LoopbackServer.StartAsync(handler, _loggers, _options.Port));
        }
        catch (IOException error)
        {
            // Taken while the platform was starting.
            throw Prerequisites.PortTaken(_options.Port, error);
        }
    }
}
