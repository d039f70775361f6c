using System.Diagnostics.CodeAnalysis;
using Amazon.MediaConvert.Internal;
using Amazon.MediaConvert.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.MediaConvert;

/// <summary>AWS Elemental MediaConvert. Safe to use from several threads; make one and keep it.</summary>
public partial class AmazonMediaConvertClient : AmazonServiceClient, IAmazonMediaConvert
{
    private static readonly IServiceMetadata Metadata = new ServiceMetadata();

    /// <summary>Credentials, region and address from the environment or the profile.</summary>
    public AmazonMediaConvertClient()
        : this(new AmazonMediaConvertConfig())
    {
    }

    /// <summary>Credentials from the environment or the profile.</summary>
    public AmazonMediaConvertClient(RegionEndpoint region)
        : this(new AmazonMediaConvertConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Credentials from the environment or the profile.</summary>
    public AmazonMediaConvertClient(AmazonMediaConvertConfig config)
        : base(config)
    {
    }

    /// <summary>Region and address from the environment or the profile.</summary>
    public AmazonMediaConvertClient(AWSCredentials credentials)
        : this(credentials, new AmazonMediaConvertConfig())
    {
    }

    /// <summary>With credentials and a region.</summary>
    public AmazonMediaConvertClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonMediaConvertConfig { RegionEndpoint = region })
    {
    }

    /// <summary>With credentials and a configuration.</summary>
    public AmazonMediaConvertClient(AWSCredentials credentials, AmazonMediaConvertConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Metadata;

    /// <inheritdoc/>
    public virtual Task<CancelJobResponse> CancelJobAsync(CancelJobRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<CancelJobResponse>(request, RequestMarshallers.CancelJob, ResponseUnmarshallers.CancelJob, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateJobResponse> CreateJobAsync(CreateJobRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<CreateJobResponse>(request, RequestMarshallers.CreateJob, ResponseUnmarshallers.CreateJob, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetJobResponse> GetJobAsync(GetJobRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<GetJobResponse>(request, RequestMarshallers.GetJob, ResponseUnmarshallers.GetJob, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetJobTemplateResponse> GetJobTemplateAsync(
        GetJobTemplateRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<GetJobTemplateResponse>(
            request, RequestMarshallers.GetJobTemplate, ResponseUnmarshallers.GetJobTemplate, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListJobsResponse> ListJobsAsync(ListJobsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ListJobsResponse>(request, RequestMarshallers.ListJobs, ResponseUnmarshallers.ListJobs, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ProbeResponse> ProbeAsync(ProbeRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ProbeResponse>(request, RequestMarshallers.Probe, ResponseUnmarshallers.Probe, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<SearchJobsResponse> SearchJobsAsync(SearchJobsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<SearchJobsResponse>(request, RequestMarshallers.SearchJobs, ResponseUnmarshallers.SearchJobs, cancellationToken);

    [SuppressMessage("Design", "CA1033", Justification = "The official class implements it explicitly.")]
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonMediaConvertConfig();

    [SuppressMessage("Design", "CA1033", Justification = "The official class implements it explicitly.")]
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonMediaConvertClient(awsCredentials, (AmazonMediaConvertConfig)clientConfig);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new MediaConvertEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new AuthSchemeHandler());
    }

    private Task<TResponse> SendAsync<TResponse>(
        AmazonWebServiceRequest request,
        IMarshaller<IRequest, AmazonWebServiceRequest> marshaller,
        ResponseUnmarshaller unmarshaller,
        CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(
            request, new InvokeOptions { RequestMarshaller = marshaller, ResponseUnmarshaller = unmarshaller }, cancellationToken);
}
