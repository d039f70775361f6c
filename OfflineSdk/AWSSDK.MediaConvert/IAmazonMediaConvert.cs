using Amazon.MediaConvert.Model;
using Amazon.Runtime;

namespace Amazon.MediaConvert;

/// <summary>AWS Elemental MediaConvert. The exceptions of each operation are those of <see cref="AmazonMediaConvertException"/>.</summary>
public partial interface IAmazonMediaConvert : IAmazonService, IDisposable
{
    /// <summary>Stops a job for good.</summary>
    Task<CancelJobResponse> CancelJobAsync(CancelJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts a transcoding job.</summary>
    Task<CreateJobResponse> CreateJobAsync(CreateJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>A job by its id.</summary>
    Task<GetJobResponse> GetJobAsync(GetJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>A job template by its name.</summary>
    Task<GetJobTemplateResponse> GetJobTemplateAsync(GetJobTemplateRequest request, CancellationToken cancellationToken = default);

    /// <summary>The jobs of the last three months.</summary>
    Task<ListJobsResponse> ListJobsAsync(ListJobsRequest request, CancellationToken cancellationToken = default);

    /// <summary>What media files hold.</summary>
    Task<ProbeResponse> ProbeAsync(ProbeRequest request, CancellationToken cancellationToken = default);

    /// <summary>The jobs with a given input file.</summary>
    Task<SearchJobsResponse> SearchJobsAsync(SearchJobsRequest request, CancellationToken cancellationToken = default);

    // Without these the interface could be no type argument, as in Lazy<IAmazonMediaConvert>.
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonMediaConvertConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        clientConfig is not AmazonMediaConvertConfig config ? throw new AmazonClientException($"{nameof(clientConfig)} is no {nameof(AmazonMediaConvertConfig)}.")
        : awsCredentials is null ? new AmazonMediaConvertClient(config)
        : new AmazonMediaConvertClient(awsCredentials, config);
}
