using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.S3;

namespace VideoStack.Functions.Shared.Hosting;

/// <summary>
/// The AWS clients, each made when it is first used: a cold start pays only for what it needs. Region, endpoint and checksum rules
/// come from the environment, as the SDK reads them.
/// </summary>
public static class AwsClients
{
    /// <summary>Variables that send the SDK to another endpoint than AWS.</summary>
    private static readonly string[] _endpointVariables = ["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"];

    public static Lazy<IAmazonDynamoDB> DynamoDb() => new(() => new AmazonDynamoDBClient(Credentials()));

    public static Lazy<IAmazonKeyManagementService> Kms() => new(() => new AmazonKeyManagementServiceClient(Credentials()));

    public static Lazy<IAmazonS3> S3() => new(() => new AmazonS3Client(Credentials(), new AmazonS3Config
    {
        // Emulators listen on one address: the bucket's name cannot be part of it.
        ForcePathStyle = CustomS3Endpoint() is not null,
    }));

    /// <summary>Signs addresses for browsers; see <see cref="S3"/> for what functions ask themselves.</summary>
    /// <param name="accelerated">Whether the bucket takes uploads at the edge nearest to the browser. Counts on AWS only.</param>
    public static Lazy<IAmazonS3> S3ForBrowsers(bool accelerated) => accelerated && CustomS3Endpoint() is null
        ? new(() => new AmazonS3Client(Credentials(), new AmazonS3Config { UseAccelerateEndpoint = true }))
        : S3();

    /// <summary>The address in front of S3 that is not AWS; null on AWS.</summary>
    public static Uri? CustomS3Endpoint() =>
        _endpointVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) is { } address
            ? new Uri(address)
            : null;

    /// <summary>What a signed address begins with. The SDK must be told: it writes https even for an endpoint that is not.</summary>
    public static Protocol S3Protocol() => CustomS3Endpoint()?.Scheme == Uri.UriSchemeHttp ? Protocol.HTTP : Protocol.HTTPS;

    /// <summary>Lambda gives its role's credentials in the environment; the SDK's own search would try files and networks too.</summary>
    public static AWSCredentials Credentials() => new EnvironmentVariablesAWSCredentials();
}
