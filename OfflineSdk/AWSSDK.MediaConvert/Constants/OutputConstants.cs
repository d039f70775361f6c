using System.Text.Json.Serialization;
using Amazon.MediaConvert.Internal;
using Amazon.Runtime;

namespace Amazon.MediaConvert;

[JsonConverter(typeof(ConstantConverter<OutputGroupType>))]
public class OutputGroupType(string value) : ConstantClass(value), IConstant<OutputGroupType>
{
    public static readonly OutputGroupType CMAF_GROUP_SETTINGS = new("CMAF_GROUP_SETTINGS");
    public static readonly OutputGroupType DASH_ISO_GROUP_SETTINGS = new("DASH_ISO_GROUP_SETTINGS");
    public static readonly OutputGroupType FILE_GROUP_SETTINGS = new("FILE_GROUP_SETTINGS");
    public static readonly OutputGroupType HLS_GROUP_SETTINGS = new("HLS_GROUP_SETTINGS");
    public static readonly OutputGroupType MS_SMOOTH_GROUP_SETTINGS = new("MS_SMOOTH_GROUP_SETTINGS");

    public static OutputGroupType FindValue(string value) => FindValue<OutputGroupType>(value);

    public static implicit operator OutputGroupType(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<S3ObjectCannedAcl>))]
public class S3ObjectCannedAcl(string value) : ConstantClass(value), IConstant<S3ObjectCannedAcl>
{
    public static readonly S3ObjectCannedAcl AUTHENTICATED_READ = new("AUTHENTICATED_READ");
    public static readonly S3ObjectCannedAcl BUCKET_OWNER_FULL_CONTROL = new("BUCKET_OWNER_FULL_CONTROL");
    public static readonly S3ObjectCannedAcl BUCKET_OWNER_READ = new("BUCKET_OWNER_READ");
    public static readonly S3ObjectCannedAcl PUBLIC_READ = new("PUBLIC_READ");

    public static S3ObjectCannedAcl FindValue(string value) => FindValue<S3ObjectCannedAcl>(value);

    public static implicit operator S3ObjectCannedAcl(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<S3ServerSideEncryptionType>))]
public class S3ServerSideEncryptionType(string value) : ConstantClass(value), IConstant<S3ServerSideEncryptionType>
{
    public static readonly S3ServerSideEncryptionType SERVER_SIDE_ENCRYPTION_KMS = new("SERVER_SIDE_ENCRYPTION_KMS");
    public static readonly S3ServerSideEncryptionType SERVER_SIDE_ENCRYPTION_S3 = new("SERVER_SIDE_ENCRYPTION_S3");

    public static S3ServerSideEncryptionType FindValue(string value) => FindValue<S3ServerSideEncryptionType>(value);

    public static implicit operator S3ServerSideEncryptionType(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<S3StorageClass>))]
public class S3StorageClass(string value) : ConstantClass(value), IConstant<S3StorageClass>
{
    public static readonly S3StorageClass DEEP_ARCHIVE = new("DEEP_ARCHIVE");
    public static readonly S3StorageClass GLACIER = new("GLACIER");
    public static readonly S3StorageClass INTELLIGENT_TIERING = new("INTELLIGENT_TIERING");
    public static readonly S3StorageClass ONEZONE_IA = new("ONEZONE_IA");
    public static readonly S3StorageClass REDUCED_REDUNDANCY = new("REDUCED_REDUNDANCY");
    public static readonly S3StorageClass STANDARD = new("STANDARD");
    public static readonly S3StorageClass STANDARD_IA = new("STANDARD_IA");

    public static S3StorageClass FindValue(string value) => FindValue<S3StorageClass>(value);

    public static implicit operator S3StorageClass(string value) => FindValue(value);
}
