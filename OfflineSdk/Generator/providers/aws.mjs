/**
 * Facts of the official C# package Pulumi.Aws that the npm package does not say. Every entry is checked against
 * sdk/dotnet of the official repository; the generator stops at what is not listed.
 */
export default {
  package: '@pulumi/aws',
  token: 'aws',
  namespace: 'Pulumi.Aws',
  attribute: 'Aws',
  terraformBridge: true,

  namespaces: {
    acm: 'Acm',
    apigateway: 'ApiGateway',
    apigatewayv2: 'ApiGatewayV2',
    backup: 'Backup',
    budgets: 'Budgets',
    cloudformation: 'CloudFormation',
    cloudfront: 'CloudFront',
    cloudtrail: 'CloudTrail',
    cloudwatch: 'CloudWatch',
    dynamodb: 'DynamoDB',
    ec2: 'Ec2',
    iam: 'Iam',
    kinesis: 'Kinesis',
    kms: 'Kms',
    lambda: 'Lambda',
    mediaconvert: 'MediaConvert',
    medialive: 'MediaLive',
    mediapackage: 'MediaPackage',
    mediastore: 'MediaStore',
    route53: 'Route53',
    s3: 'S3',
    scheduler: 'Scheduler',
    secretsmanager: 'SecretsManager',
    ses: 'Ses',
    sesv2: 'SesV2',
    sfn: 'Sfn',
    sns: 'Sns',
    sqs: 'Sqs',
    ssm: 'Ssm',
    vpc: 'Vpc',
    wafv2: 'WafV2',
  },

  propertyNames: {
    'cloudfront/MonitoringSubscription.monitoringSubscription': 'MonitoringSubscriptionDetails',
    'iam/Policy.policy': 'PolicyDocument',
    'lambda/FunctionUrl.functionUrl': 'FunctionUrlResult',
    's3/Bucket.bucket': 'BucketName',
    'sesv2/EmailIdentity.emailIdentity': 'EmailIdentityDetails',
    'sqs/RedriveAllowPolicy.redriveAllowPolicy': 'RedriveAllowPolicyName',
    'sqs/RedrivePolicy.redrivePolicy': 'RedrivePolicyName',
  },

  /** By module: a property of all its types (`days`), or of one type (`Table.readCapacity`). */
  numbers: {
    int: {
      apigateway: 'burstLimit cacheTtlInSeconds limit offset throttlingBurstLimit',
      cloudformation: 'timeoutInMinutes',
      cloudfront: 'accessControlMaxAgeSec connectionAttempts connectionTimeout defaultTtl errorCachingMinTtl errorCode httpPort httpsPort '
        + 'inProgressValidationBatches maxTtl minTtl originKeepaliveTimeout originReadTimeout responseCode responseCompletionTimeout statusCodes',
      cloudwatch: 'arraySize base datapointsToAlarm evaluationInterval evaluationPeriods jobAttempts maximumEventAgeInSeconds maximumRetryAttempts '
        + 'pendingPeriod period recoveryPeriod retentionInDays taskCount warmUpPeriodDurationInMinutes weight',
      dynamodb: 'maxReadRequestUnits maxWriteRequestUnits readCapacity readUnitsPerSecond recoveryPeriodInDays writeCapacity writeUnitsPerSecond',
      ec2: 'enableLniAtDeviceIndex fromPort ipv4NetmaskLength ipv6NetmaskLength toPort',
      iam: 'maxSessionDuration',
      index: 'maxRetries tokenBucketRateLimiterCapacity',
      kms: 'deletionWindowInDays rotationPeriodInDays',
      lambda: 'batchSize executionTimeout maximumBatchingWindowInSeconds maximumConcurrency maximumEventAgeInSeconds maximumPollers '
        + 'maximumRecordAgeInSeconds maximumRetryAttempts memorySize minimumPollers parallelizationFactor perExecutionEnvironmentMaxConcurrency '
        + 'reservedConcurrentExecutions retentionPeriod size sourceCodeSize timeout tumblingWindowInSeconds',
      mediaconvert: 'concurrentJobs reservedSlots',
      s3: 'abortIncompleteMultipartUploadDays days daysAfterInitiation maxAgeSeconds minutes newerNoncurrentVersions noncurrentDays '
        + 'objectSizeGreaterThan objectSizeLessThan priority years',
      sns: 'applicationSuccessFeedbackSampleRate confirmationTimeoutInMinutes firehoseSuccessFeedbackSampleRate httpSuccessFeedbackSampleRate '
        + 'lambdaSuccessFeedbackSampleRate signatureVersion sqsSuccessFeedbackSampleRate',
      sqs: 'delaySeconds kmsDataKeyReusePeriodSeconds maxMessageSize messageRetentionSeconds receiveWaitTimeSeconds visibilityTimeoutSeconds',
      vpc: 'fromPort toPort',
    },
    double: {
      apigateway: 'percentTraffic rateLimit throttlingRateLimit',
      cloudfront: 'samplingRate',
      cloudwatch: 'threshold',
      lambda: 'additionalVersionWeights executionEnvironmentMemoryGibPerVcpu',
    },
  },
};
