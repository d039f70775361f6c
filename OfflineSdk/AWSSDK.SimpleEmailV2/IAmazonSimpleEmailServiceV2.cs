using Amazon.Runtime;
using Amazon.SimpleEmailV2.Model;

namespace Amazon.SimpleEmailV2;

/// <summary>Amazon Simple Email Service, API version 2. Its exceptions are those of <see cref="AmazonSimpleEmailServiceV2Exception"/>.</summary>
public partial interface IAmazonSimpleEmailServiceV2 : IAmazonService, IDisposable
{
    /// <summary>Sends one mail.</summary>
    Task<SendEmailResponse> SendEmailAsync(SendEmailRequest request, CancellationToken cancellationToken = default);

    // Without these the interface could be no type argument, as in Lazy<IAmazonSimpleEmailServiceV2>.
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleEmailServiceV2Config();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        clientConfig is not AmazonSimpleEmailServiceV2Config config
            ? throw new AmazonClientException($"{nameof(clientConfig)} is no {nameof(AmazonSimpleEmailServiceV2Config)}.")
        : awsCredentials is null ? new AmazonSimpleEmailServiceV2Client(config)
        : new AmazonSimpleEmailServiceV2Client(awsCredentials, config);
}
