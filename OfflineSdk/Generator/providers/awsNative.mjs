/**
 * Facts of the official C# package Pulumi.AwsNative that the npm package does not say. Every entry is checked against
 * sdk/dotnet of the official repository; the generator stops at what is not listed.
 */
export default {
  package: '@pulumi/aws-native',
  token: 'aws-native',
  namespace: 'Pulumi.AwsNative',
  attribute: 'AwsNative',
  terraformBridge: false,

  namespaces: {
    apigateway: 'ApiGateway',
    cloudformation: 'CloudFormation',
    cloudfront: 'CloudFront',
    dynamodb: 'DynamoDb',
    events: 'Events',
    iam: 'Iam',
    kms: 'Kms',
    lambda: 'Lambda',
    logs: 'Logs',
    mediaconvert: 'MediaConvert',
    medialive: 'MediaLive',
    mediapackage: 'MediaPackage',
    mediapackagev2: 'MediaPackageV2',
    s3: 'S3',
    scheduler: 'Scheduler',
    secretsmanager: 'SecretsManager',
    sns: 'Sns',
    sqs: 'Sqs',
    wafv2: 'WaFv2',
  },

  propertyNames: {},

  /** By module: a property of all its types (`days`), or of one type (`WebAcl.capacity`). */
  numbers: {
    int: {
      index: 'durationSeconds maxRetries randomSuffixMinLength',
      s3: 'days daysAfterInitiation expirationInDays maxAge minutes newerNoncurrentVersions noncurrentDays noncurrentVersionExpirationInDays '
        + 'priority transitionInDays years',
      wafv2: 'asnList capacity evaluationWindowSec failureCodes immunityTime limit priority responseCode successCodes',
    },
    double: {
      wafv2: 'size',
    },
  },
};
