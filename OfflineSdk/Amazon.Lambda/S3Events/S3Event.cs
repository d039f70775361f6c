using System.Net;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.S3Events;

/// <summary>A notification about objects of an S3 bucket.</summary>
public class S3Event
{
    /// <summary>One record per object; S3 sends one at a time today.</summary>
    public List<S3EventNotificationRecord> Records { get; set; }

    /// <summary>Who did it, or who owns the bucket.</summary>
    public class UserIdentityEntity
    {
        /// <summary>The principal's id.</summary>
        public string PrincipalId { get; set; }
    }

    /// <summary>The bucket.</summary>
    public class S3BucketEntity
    {
        /// <summary>Its name.</summary>
        public string Name { get; set; }

        /// <summary>Its owner.</summary>
        public UserIdentityEntity OwnerIdentity { get; set; }

        /// <summary>Its ARN.</summary>
        public string Arn { get; set; }
    }

    /// <summary>The object.</summary>
    public class S3ObjectEntity
    {
        /// <summary>The key as S3 sends it: URL-encoded, a space is <c>+</c>.</summary>
        public string Key { get; set; }

        /// <summary>The key as it was written.</summary>
        public string KeyDecoded => WebUtility.UrlDecode(Key);

        /// <summary>Bytes; 0 for deletions.</summary>
        public long Size { get; set; }

        /// <summary>The entity tag, without quotes.</summary>
        public string ETag { get; set; }

        /// <summary>The version, in a versioned bucket.</summary>
        public string VersionId { get; set; }

        /// <summary>A hexadecimal number that orders the events of one key.</summary>
        public string Sequencer { get; set; }
    }

    /// <summary>The bucket, the object and the notification that matched.</summary>
    public class S3Entity
    {
        /// <summary>The id of the notification configuration.</summary>
        public string ConfigurationId { get; set; }

        /// <summary>The bucket.</summary>
        public S3BucketEntity Bucket { get; set; }

        /// <summary>The object.</summary>
        public S3ObjectEntity Object { get; set; }

        /// <summary>The schema of this part, <c>1.0</c>.</summary>
        public string S3SchemaVersion { get; set; }
    }

    /// <summary>About the request to S3.</summary>
    public class RequestParametersEntity
    {
        /// <summary>The address it came from.</summary>
        public string SourceIPAddress { get; set; }
    }

    /// <summary>About the answer of S3.</summary>
    public class ResponseElementsEntity
    {
        /// <summary>The host that answered.</summary>
        [JsonPropertyName("x-amz-id-2")]
        public string XAmzId2 { get; set; }

        /// <summary>The id of the request.</summary>
        [JsonPropertyName("x-amz-request-id")]
        public string XAmzRequestId { get; set; }
    }

    /// <summary>Present for restores from an archive.</summary>
    public class S3GlacierEventDataEntity
    {
        /// <summary>About the restore.</summary>
        public S3RestoreEventDataEntity RestoreEventData { get; set; }
    }

    /// <summary>About a restore.</summary>
    public class S3RestoreEventDataEntity
    {
        /// <summary>When the restored copy expires.</summary>
        public DateTime LifecycleRestorationExpiryTime { get; set; }

        /// <summary>The class it was restored from.</summary>
        public string LifecycleRestoreStorageClass { get; set; }
    }

    /// <summary>One thing that happened to one object.</summary>
    public class S3EventNotificationRecord
    {
        /// <summary>The bucket's region.</summary>
        public string AwsRegion { get; set; }

        /// <summary>What happened, such as <c>ObjectCreated:Put</c>.</summary>
        public string EventName { get; set; }

        /// <summary>Always <c>aws:s3</c>.</summary>
        public string EventSource { get; set; }

        /// <summary>When S3 finished the request, UTC.</summary>
        public DateTime EventTime { get; set; }

        /// <summary>The version of the record's shape, such as <c>2.1</c>.</summary>
        public string EventVersion { get; set; }

        /// <summary>About the request to S3.</summary>
        public RequestParametersEntity RequestParameters { get; set; }

        /// <summary>About the answer of S3.</summary>
        public ResponseElementsEntity ResponseElements { get; set; }

        /// <summary>The bucket and the object.</summary>
        public S3Entity S3 { get; set; }

        /// <summary>Who did it.</summary>
        public UserIdentityEntity UserIdentity { get; set; }

        /// <summary>Present for restores from an archive.</summary>
        public S3GlacierEventDataEntity GlacierEventData { get; set; }
    }
}
