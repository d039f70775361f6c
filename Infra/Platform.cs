using Pulumi;
using VideoStack.Infra.Api;
using VideoStack.Infra.Components;
using VideoStack.Infra.Packaging;

namespace VideoStack.Infra;

/// <summary>The platform: what it consists of and how its parts are wired.</summary>
public static class Platform
{
    /// <summary>Builds the functions and the page, and declares everything.</summary>
    public static Task<IDictionary<string, object?>> DeclareAsync()
    {
        var root = Deployment.Instance.RootDirectory;
        return DeclareAsync(new FunctionPackager(root), new SiteBuilder(root));
    }

    /// <summary>Declares everything, with the functions and the page from these.</summary>
    /// <returns>The stack's outputs.</returns>
    /// <exception cref="RunException">A setting is wrong; a line for each says what to write instead.</exception>
    public static async Task<IDictionary<string, object?>> DeclareAsync(IFunctionPackager functions, ISiteBuilder site)
    {
        var settings = PlatformSettings.Read();
        var account = AwsAccount.Current();
        var network = settings.PrivateNetwork
            ? new NetworkComponent("network", new NetworkComponentArgs { Account = account, SendsMail = settings.Accounts.MailFrom is not null })
            : null;
        var defaults = new FunctionDefaults(
            settings.FunctionTarget, account, settings.LogRetentionDays, settings.ReservedConcurrency, network?.Functions);

        var uploads = await functions.PackageAsync("Uploads", settings.FunctionTarget);
        var catalog = await functions.PackageAsync("Catalog", settings.FunctionTarget);
        var playback = await functions.PackageAsync("Playback", settings.FunctionTarget);
        var identities = await functions.PackageAsync("Identity", settings.FunctionTarget);
        var transcoding = await functions.PackageAsync("Transcode", settings.FunctionTarget);
        var pages = await site.BuildAsync();

        var storage = new StorageComponent("storage", new StorageComponentArgs
        {
            Account = account,
            ProtectData = settings.ProtectData,
            PointInTimeRecovery = settings.PointInTimeRecovery,
            LogRetentionDays = settings.LogRetentionDays,
            OriginalsColderAfterDays = settings.Films.OriginalsColderAfterDays,
            TransferAcceleration = settings.Films.TransferAcceleration,
        });

        var signing = new PlaybackSigningComponent("playback-signing", new PlaybackSigningComponentArgs { Account = account });

        var tokens = new TokenSigningComponent("token-signing", new TokenSigningComponentArgs
        {
            Account = account,
            Keys = settings.Accounts.AccessTokenKeys,
            Issuer = settings.SiteAddress ?? $"urn:videostack:{Deployment.Instance.StackName}",
        });

        var identity = new IdentityComponent("identity", new IdentityComponentArgs
        {
            Account = account,
            TableKeyArn = storage.TableKeyArn,
            ProtectData = settings.ProtectData,
            PointInTimeRecovery = settings.PointInTimeRecovery,
            MailFrom = settings.Accounts.MailFrom,
            MailIdentityArn = settings.Accounts.MailIdentityArn,
            FirstAdministrator = settings.Accounts.FirstAdministrator,
        });

        network?.Admit([storage.Raw, storage.Processed], [.. storage.Tables, .. identity.Tables]);

        var transcode = new TranscodeComponent("transcode", new TranscodeComponentArgs
        {
            Storage = storage,
            Package = transcoding,
            Functions = defaults,
            Settings = settings.Films,
        });

        var accounts = new AccountFunctions(settings, new FunctionFactory(defaults, identities), storage, identity, tokens);
        var handlers = new UploadFunctions(settings.Films, new FunctionFactory(defaults, uploads), storage).Declare()
            .Concat(new CatalogFunctions(new FunctionFactory(defaults, catalog), storage, signing).Declare())
            .Concat(new PlaybackFunctions(settings, new FunctionFactory(defaults, playback), storage, signing).Declare())
            .Concat(accounts.Declare())
            .Append(new("RetryTranscode", transcode.DeclareRetry()))
            .ToDictionary();

        var api = new ApiComponent("api", new ApiComponentArgs
        {
            Account = account,
            Handlers = handlers,
            Authorizer = accounts.DeclareAuthorizer(),
            Limits = settings.ApiLimits,
            AuthLimits = settings.AuthLimits,
            LogRetentionDays = settings.LogRetentionDays,
            AccessLogs = settings.AccessLogs,
            ManageAccount = settings.ManageApiGatewayAccount,
        });

        var erasure = FilmErasure.Declare(defaults, storage, catalog);
        var counting = ViewCounting.Declare(defaults, storage, playback);
        var reconciliation = Reconciliation.Declare(transcode, storage);

        var alerts = new AlertsComponent("alerts", new AlertsComponentArgs
        {
            Account = account,
            Email = settings.AlertEmail,
            SecurityEvents = ReportedEvents.Of(handlers),
            Asynchronous = [.. transcode.Functions, erasure, counting, reconciliation],
            StreamReaders = [erasure, counting],
            Reconciliation = reconciliation,
            EncodingQueueArn = transcode.QueueArn,
            NotifyOnCompletion = settings.Films.NotifyOnCompletion,
        });

        var firewall = settings.Firewall is { } limits
            ? new FirewallComponent("firewall", new FirewallComponentArgs { Limits = limits, Contract = OpenApiDocument.Load(), Tags = settings.Tags })
            : null;

        var cdn = new CdnComponent("cdn", new CdnComponentArgs
        {
            Account = account,
            Storage = storage,
            Api = api,
            Signing = signing,
            Site = pages,
            Origin = settings.SiteOrigin,
            Domain = settings.Domain,
            PriceClass = settings.PriceClass,
            Geo = settings.Geo,
            Firewall = firewall,
            AccessLogs = settings.AccessLogs,
        });

        storage.AllowUploadsFrom(cdn.SiteOrigin);

        var outputs = new Dictionary<string, object?>
        {
            ["siteUrl"] = cdn.SiteOrigin,
            ["apiUrl"] = Output.Format($"{cdn.SiteOrigin}/api"),
            ["rawBucket"] = storage.Raw.BucketName,
            ["processedBucket"] = storage.Processed.BucketName,
            ["siteBucket"] = storage.Site.BucketName,
            ["logsBucket"] = storage.Logs.BucketName,
            ["distributionId"] = cdn.DistributionId,
            ["alertsTopic"] = alerts.TopicArn,
        };
        if (identity.MailDnsRecords is { } records) outputs["mailDnsRecords"] = records;
        return outputs;
    }
}
