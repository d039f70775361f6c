using Pulumi;
using Pulumi.Aws.CloudFront;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.CloudWatch.Inputs;
using VideoStack.Infra.Iam;

namespace VideoStack.Infra.Components.Edge;

/// <summary>
/// The distribution's access log (standard logging v2): CloudWatch delivers it to the logs bucket. Legacy logging could not, because
/// it writes with access lists, which the bucket refuses.
/// </summary>
internal static class AccessLogDelivery
{
    // CloudFront belongs to no region; what CloudWatch knows of it lies here.
    private const string Region = "us-east-1";
    private const string Folder = "cloudfront";

    // Named one by one, because left out they would be all: query strings carry signatures and tokens, a referrer may hold one, and
    // so do cookies. Nothing of those is ever written down.
    private static readonly string[] _fields =
    [
        "date", "time", "x-edge-location", "x-edge-request-id", "c-ip", "cs-protocol", "cs-protocol-version", "ssl-protocol",
        "cs-method", "cs(Host)", "x-host-header", "cs-uri-stem", "cs(User-Agent)", "cs-bytes", "sc-status", "sc-bytes", "sc-content-type",
        "sc-range-start", "sc-range-end", "time-taken", "time-to-first-byte", "x-edge-result-type", "x-edge-response-result-type",
        "x-edge-detailed-result-type",
    ];

    /// <summary>Lets the delivery service write the log, for this account's sources only.</summary>
    public static Statement Admission(PrivateBucket logs, AwsAccount account) => Statement
        .Allow("DeliverLogs", "s3:PutObject")
        .By(Principal.Service("delivery.logs.amazonaws.com"))
        .On(logs.Objects($"{Folder}/*"))
        .When("StringEquals", "aws:SourceAccount", account.Id)
        .When("ArnLike", "aws:SourceArn", Output.Format($"arn:{account.Partition}:logs:{Region}:{account.Id}:delivery-source:*"));

    /// <summary>Has the log delivered, as soon as the bucket's policy admits it.</summary>
    public static void Create(string name, Distribution distribution, PrivateBucket logs, Resource policy, ComponentResource parent)
    {
        var source = new LogDeliverySource($"{name}-access-log-source", new LogDeliverySourceArgs
        {
            Region = Region,
            LogType = "ACCESS_LOGS",
            ResourceArn = distribution.Arn,
        }, new CustomResourceOptions { Parent = parent });

        var destination = new LogDeliveryDestination($"{name}-access-log-destination", new LogDeliveryDestinationArgs
        {
            Region = Region,
            OutputFormat = "json",
            DeliveryDestinationConfiguration = new LogDeliveryDestinationDeliveryDestinationConfigurationArgs
            {
                DestinationResourceArn = Output.Format($"{logs.Arn}/{Folder}"),
            },
        }, new CustomResourceOptions { Parent = parent, DependsOn = { policy } });

        _ = new LogDelivery($"{name}-access-log", new LogDeliveryArgs
        {
            Region = Region,
            DeliverySourceName = source.Name,
            DeliveryDestinationArn = destination.Arn,
            RecordFields = _fields,
            S3DeliveryConfigurations =
            {
                // A folder for each day: a query pays for what it reads.
                new LogDeliveryS3DeliveryConfigurationArgs { SuffixPath = "/{yyyy}/{MM}/{dd}/", EnableHiveCompatiblePath = false },
            },
        }, new CustomResourceOptions { Parent = parent });
    }
}
