using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.S3;

namespace VideoStack.Local.Aws;

/// <summary>Clients of the emulator itself, for making what the program declares.</summary>
public sealed class EmulatorClients : IDisposable
{
    // The emulator takes any credentials.
    private static readonly BasicAWSCredentials Anyone = new("local", "local");

    public EmulatorClients(Uri emulator, string region)
    {
        var url = emulator.GetLeftPart(UriPartial.Authority);
        // Set through the client's settings, not the profile: this machine's AWS configuration has no say.
        S3 = new AmazonS3Client(Anyone, Configure(new AmazonS3Config { ForcePathStyle = true }));
        DynamoDb = new AmazonDynamoDBClient(Anyone, Configure(new AmazonDynamoDBConfig()));
        Kms = new AmazonKeyManagementServiceClient(Anyone, Configure(new AmazonKeyManagementServiceConfig()));

        T Configure<T>(T config)
            where T : ClientConfig
        {
            config.ServiceURL = url;
            config.AuthenticationRegion = region;
            config.RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED;
            return config;
        }
    }

    public IAmazonS3 S3 { get; }

    public IAmazonDynamoDB DynamoDb { get; }

    public IAmazonKeyManagementService Kms { get; }

    public void Dispose()
    {
        S3.Dispose();
        DynamoDb.Dispose();
        Kms.Dispose();
    }
}
