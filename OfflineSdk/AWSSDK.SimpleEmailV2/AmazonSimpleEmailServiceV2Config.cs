using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SimpleEmailV2.Internal;
using Amazon.Util.Internal;

namespace Amazon.SimpleEmailV2;

/// <summary>How to reach SES.</summary>
public partial class AmazonSimpleEmailServiceV2Config : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("SESv2", "4.0.14");

    /// <summary>As the environment and the profile say: AWS_REGION, AWS_ENDPOINT_URL, AWS_MAX_ATTEMPTS and so on.</summary>
    public AmazonSimpleEmailServiceV2Config()
        : base(new DefaultConfigurationProvider(DefaultConfigurations()))
    {
        base.ServiceId = "SESv2";
        AuthenticationServiceName = "ses";
        EndpointProvider = new EndpointProvider();
    }

    /// <summary>The service's name.</summary>
    public static new string ServiceId => "SESv2";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "email";

    /// <inheritdoc/>
    public override string ServiceVersion => "2019-09-27";

    /// <inheritdoc/>
    public override string UserAgent => Agent;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(SesEndpointResolver.Parameters(this, parameters.AlternateEndpoint));

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
