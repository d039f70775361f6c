using Amazon.MediaConvert.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.MediaConvert;

/// <summary>How to reach MediaConvert.</summary>
public partial class AmazonMediaConvertConfig : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("MediaConvert", "4.0.11");

    /// <summary>As the environment and the profile say: AWS_REGION, AWS_ENDPOINT_URL, AWS_MAX_ATTEMPTS and so on.</summary>
    public AmazonMediaConvertConfig()
        : base(new DefaultConfigurationProvider(DefaultConfigurations()))
    {
        base.ServiceId = "MediaConvert";
        AuthenticationServiceName = "mediaconvert";
        EndpointProvider = new EndpointProvider();
    }

    /// <summary>The service's name.</summary>
    public static new string ServiceId => "MediaConvert";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "mediaconvert";

    /// <inheritdoc/>
    public override string ServiceVersion => "2017-08-29";

    /// <inheritdoc/>
    public override string UserAgent => Agent;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(MediaConvertEndpointResolver.Parameters(this, parameters.AlternateEndpoint));

    // The defaults modes of all AWS SDKs; they differ in how long a connection may take.
    private static IEnumerable<IDefaultConfiguration> DefaultConfigurations() =>
    [
        Mode(DefaultConfigurationMode.Standard, 3100),
        Mode(DefaultConfigurationMode.InRegion, 1100),
        Mode(DefaultConfigurationMode.CrossRegion, 3100),
        Mode(DefaultConfigurationMode.Mobile, 30_000),
        Mode(DefaultConfigurationMode.Auto, 1100),
    ];

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, int connectMilliseconds) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
    };
}
