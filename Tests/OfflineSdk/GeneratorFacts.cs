namespace VideoStack.OfflineSdk.Tests;

/// <summary>
/// Members of provider classes as the official C# SDK has them, read from its sources (sdk/dotnet of pulumi-aws 7, pulumi-aws-native 1 and
/// pulumi-tls 5). A type name that ends in <c>…</c> lists part of its members, any other all of them.
/// </summary>
internal static class GeneratorFacts
{
    public const string Table = """
        Pulumi.Aws.S3.Bucket …
          AccelerationStatus : Output<string> : accelerationStatus
          BucketName : Output<string> : bucket
          CorsRules : Output<ImmutableArray<BucketCorsRule>> : corsRules
          ForceDestroy : Output<bool?> : forceDestroy
          Logging : Output<BucketLogging> : logging
          ObjectLockEnabled : Output<bool> : objectLockEnabled
          Policy : Output<string> : policy

        Pulumi.Aws.S3.BucketArgs …
          CorsRules : InputList<BucketCorsRuleArgs> : corsRules
          ForceDestroy : Input<bool>? : forceDestroy
          ObjectLockConfiguration : Input<BucketObjectLockConfigurationArgs>? : objectLockConfiguration
          Policy : InputUnion<string, PolicyDocumentArgs>? : policy
          Tags : InputMap<string> : tags

        Pulumi.Aws.S3.BucketState …
          Acl : InputUnion<string, CannedAcl>? : acl
          BucketName : Input<string>? : bucket
          CorsRules : InputList<BucketCorsRuleGetArgs> : corsRules
          Grants : InputList<BucketGrantGetArgs> : grants

        Pulumi.Aws.S3.Inputs.BucketLifecycleConfigurationRuleArgs …
          AbortIncompleteMultipartUpload : Input<BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs>? : abortIncompleteMultipartUpload
          Id : Input<string> : id required
          NoncurrentVersionTransitions : InputList<BucketLifecycleConfigurationRuleNoncurrentVersionTransitionArgs> : noncurrentVersionTransitions
          Status : Input<string> : status required

        Pulumi.Aws.S3.Inputs.BucketLifecycleConfigurationRuleFilterArgs
          And : Input<BucketLifecycleConfigurationRuleFilterAndArgs>? : and
          ObjectSizeGreaterThan : Input<int>? : objectSizeGreaterThan
          ObjectSizeLessThan : Input<int>? : objectSizeLessThan
          Prefix : Input<string>? : prefix
          Tag : Input<BucketLifecycleConfigurationRuleFilterTagArgs>? : tag

        Pulumi.Aws.Lambda.Permission …
          Action : Output<string> : action
          EventSourceToken : Output<string?> : eventSourceToken
          Function : Output<string> : function
          FunctionUrlAuthType : Output<string?> : functionUrlAuthType
          Principal : Output<string> : principal
          PrincipalOrgId : Output<string?> : principalOrgId
          Qualifier : Output<string?> : qualifier
          Region : Output<string> : region
          SourceAccount : Output<string?> : sourceAccount
          SourceArn : Output<string?> : sourceArn
          StatementId : Output<string> : statementId
          StatementIdPrefix : Output<string> : statementIdPrefix

        Pulumi.Aws.Lambda.PermissionArgs …
          Action : Input<string> : action required
          EventSourceToken : Input<string>? : eventSourceToken
          Function : Input<string> : function required
          FunctionUrlAuthType : Input<string>? : functionUrlAuthType
          Principal : Input<string> : principal required
          PrincipalOrgId : Input<string>? : principalOrgId
          Qualifier : Input<string>? : qualifier
          Region : Input<string>? : region
          SourceAccount : Input<string>? : sourceAccount
          SourceArn : Input<string>? : sourceArn
          StatementId : Input<string>? : statementId
          StatementIdPrefix : Input<string>? : statementIdPrefix

        Pulumi.Aws.Lambda.Inputs.AliasRoutingConfigArgs
          AdditionalVersionWeights : InputMap<double> : additionalVersionWeights

        Pulumi.Aws.Lambda.Inputs.FunctionCapacityProviderConfigLambdaManagedInstancesCapacityProviderConfigArgs
          CapacityProviderArn : Input<string> : capacityProviderArn required
          ExecutionEnvironmentMemoryGibPerVcpu : Input<double>? : executionEnvironmentMemoryGibPerVcpu
          PerExecutionEnvironmentMaxConcurrency : Input<int>? : perExecutionEnvironmentMaxConcurrency

        Pulumi.Aws.Lambda.Outputs.FunctionDurableConfig
          ExecutionTimeout : int
          RetentionPeriod : int?

        Pulumi.Aws.Lambda.Runtime …
          Dotnet6 = dotnet6
          CustomAL2 = provided.al2
          NodeJS10dX = nodejs10.x
          Java8AL2 = java8.al2
          Go1dx = go1.x

        Pulumi.Aws.CloudFront.Inputs.DistributionDefaultCacheBehaviorLambdaFunctionAssociationArgs
          EventType : Input<string> : eventType required
          IncludeBody : Input<bool>? : includeBody
          LambdaArn : Input<string> : lambdaArn required

        Pulumi.Aws.CloudFront.Inputs.DistributionOriginArgs …
          ConnectionAttempts : Input<int>? : connectionAttempts
          CustomHeaders : InputList<DistributionOriginCustomHeaderArgs> : customHeaders
          CustomOriginConfig : Input<DistributionOriginCustomOriginConfigArgs>? : customOriginConfig
          DomainName : Input<string> : domainName required
          OriginId : Input<string> : originId required
          OriginShield : Input<DistributionOriginOriginShieldArgs>? : originShield
          S3OriginConfig : Input<DistributionOriginS3OriginConfigArgs>? : s3OriginConfig

        Pulumi.Aws.CloudFront.Inputs.ResponseHeadersPolicyServerTimingHeadersConfigArgs
          Enabled : Input<bool> : enabled required
          SamplingRate : Input<double> : samplingRate required

        Pulumi.Aws.CloudFront.Outputs.GetCachePolicyParametersInCacheKeyAndForwardedToOriginCookiesConfigResult
          CookieBehavior : string
          Cookies : ImmutableArray<GetCachePolicyParametersInCacheKeyAndForwardedToOriginCookiesConfigCookieResult>

        Pulumi.Aws.CloudWatch.Inputs.MetricAlarmEvaluationCriteriaPromqlCriteriaArgs
          PendingPeriod : Input<int>? : pendingPeriod
          Query : Input<string> : query required
          RecoveryPeriod : Input<int>? : recoveryPeriod

        Pulumi.Aws.CloudWatch.Inputs.MetricAlarmWarmUpConfigurationArgs
          OnlyStartEvaluatingAfterWarmUpPeriodEnds : Input<bool>? : onlyStartEvaluatingAfterWarmUpPeriodEnds
          WarmUpPeriodDurationInMinutes : Input<int> : warmUpPeriodDurationInMinutes required

        Pulumi.Aws.CloudWatch.Inputs.MetricAlarmMetricQueryArgs
          AccountId : Input<string>? : accountId
          Expression : Input<string>? : expression
          Id : Input<string> : id required
          Label : Input<string>? : label
          Metric : Input<MetricAlarmMetricQueryMetricArgs>? : metric
          Period : Input<int>? : period
          ReturnData : Input<bool>? : returnData

        Pulumi.Aws.ApiGateway.Inputs.MethodSettingsSettingsArgs
          CacheDataEncrypted : Input<bool>? : cacheDataEncrypted
          CacheTtlInSeconds : Input<int>? : cacheTtlInSeconds
          CachingEnabled : Input<bool>? : cachingEnabled
          DataTraceEnabled : Input<bool>? : dataTraceEnabled
          LoggingLevel : Input<string>? : loggingLevel
          MetricsEnabled : Input<bool>? : metricsEnabled
          RequireAuthorizationForCacheControl : Input<bool>? : requireAuthorizationForCacheControl
          ThrottlingBurstLimit : Input<int>? : throttlingBurstLimit
          ThrottlingRateLimit : Input<double>? : throttlingRateLimit
          UnauthorizedCacheControlHeaderStrategy : Input<string>? : unauthorizedCacheControlHeaderStrategy

        Pulumi.Aws.ApiGateway.Inputs.UsagePlanApiStageThrottleArgs
          BurstLimit : Input<int>? : burstLimit
          Path : Input<string> : path required
          RateLimit : Input<double>? : rateLimit

        Pulumi.Aws.ApiGateway.Outputs.AccountThrottleSetting
          BurstLimit : int
          RateLimit : double

        Pulumi.Aws.ApiGateway.StageState …
          TagsAll : InputMap<string> : tagsAll
          Variables : InputMap<string> : variables
          WebAclArn : Input<string>? : webAclArn
          XrayTracingEnabled : Input<bool>? : xrayTracingEnabled

        Pulumi.Aws.DynamoDB.Inputs.TableGlobalSecondaryIndexArgs …
          Name : Input<string> : name required
          NonKeyAttributes : InputList<string> : nonKeyAttributes
          OnDemandThroughput : Input<TableGlobalSecondaryIndexOnDemandThroughputArgs>? : onDemandThroughput
          ProjectionType : Input<string> : projectionType required
          RangeKey : Input<string>? : rangeKey
          ReadCapacity : Input<int>? : readCapacity

        Pulumi.Aws.DynamoDB.Inputs.TableWarmThroughputArgs
          ReadUnitsPerSecond : Input<int>? : readUnitsPerSecond
          WriteUnitsPerSecond : Input<int>? : writeUnitsPerSecond

        Pulumi.Aws.Kms.CiphertextArgs …
          Context : InputMap<string> : context
          KeyId : Input<string> : keyId required
          Plaintext : Input<string>? : plaintext

        Pulumi.Aws.MediaConvert.Inputs.QueueReservationPlanSettingsArgs
          Commitment : Input<string> : commitment required
          RenewalType : Input<string> : renewalType required
          ReservedSlots : Input<int> : reservedSlots required

        Pulumi.AwsNative.WaFv2.WebAcl …
          Capacity : Output<int> : capacity
          CustomResponseBodies : Output<ImmutableDictionary<string, WebAclCustomResponseBody>?> : customResponseBodies
          DefaultAction : Output<WebAclDefaultAction> : defaultAction
          OnSourceDDoSProtectionConfig : Output<WebAclOnSourceDDoSProtectionConfig?> : onSourceDDoSProtectionConfig
          Scope : Output<WebAclScope> : scope
          Tags : Output<ImmutableArray<Tag>> : tags
          TokenDomains : Output<ImmutableArray<string>> : tokenDomains

        Pulumi.AwsNative.WaFv2.Inputs.WebAclFieldToMatchArgs …
          AllQueryArguments : Input<object>? : allQueryArguments
          Ja3Fingerprint : Input<WebAclJa3FingerprintArgs>? : ja3Fingerprint
          SingleHeader : Input<WebAclFieldToMatchSingleHeaderPropertiesArgs>? : singleHeader

        Pulumi.AwsNative.WaFv2.Inputs.WebAclSizeConstraintStatementArgs …
          Size : Input<double> : size required

        Pulumi.AwsNative.S3.Bucket …
          AbacStatus : Output<BucketAbacStatus?> : abacStatus
          BucketName : Output<string?> : bucketName
          Arn : Output<string> : arn

        Pulumi.Tls.PrivateKey
          Algorithm : Output<string> : algorithm
          EcdsaCurve : Output<string> : ecdsaCurve
          PrivateKeyOpenssh : Output<string> : privateKeyOpenssh
          PrivateKeyPem : Output<string> : privateKeyPem
          PrivateKeyPemPkcs8 : Output<string> : privateKeyPemPkcs8
          PublicKeyFingerprintMd5 : Output<string> : publicKeyFingerprintMd5
          PublicKeyFingerprintSha256 : Output<string> : publicKeyFingerprintSha256
          PublicKeyOpenssh : Output<string> : publicKeyOpenssh
          PublicKeyPem : Output<string> : publicKeyPem
          RsaBits : Output<int> : rsaBits

        Pulumi.Tls.PrivateKeyArgs
          Algorithm : Input<string> : algorithm required
          EcdsaCurve : Input<string>? : ecdsaCurve
          RsaBits : Input<int>? : rsaBits
        """;
}
