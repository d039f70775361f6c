using VideoStack.Local.Aws;

namespace VideoStack.Local.Graph.Realise;

/// <summary>Everything that this machine can realise.</summary>
internal static class Services
{
    /// <param name="clients">Of the emulator.</param>
    /// <param name="site">The built page.</param>
    /// <param name="awsEndpoint">Where pages send what goes to a bucket.</param>
    public static IServiceRealiser[] All(EmulatorClients clients, SiteContent site, Uri awsEndpoint) =>
    [
        new RestApis(),
        new CloudFormation(),
        new CloudFront(),
        new CloudWatch(),
        new DynamoDb(clients.DynamoDb),
        new Email(),
        new Firewalls(),
        new Functions(),
        new Iam(),
        new Kms(clients.Kms),
        new MediaConvert(),
        new Messaging(),
        new Networks(),
        new S3(clients.S3, site, awsEndpoint),
        new Tls(),
    ];
}
