namespace Amazon.MediaConvert.Model;

/// <summary>How files are stored.</summary>
public partial class DestinationSettings
{
    public S3DestinationSettings S3Settings { get; set; }
}

/// <summary>How objects are stored in S3.</summary>
public partial class S3DestinationSettings
{
    public S3DestinationAccessControl AccessControl { get; set; }

    public S3EncryptionSettings Encryption { get; set; }

    public S3StorageClass StorageClass { get; set; }
}

/// <summary>Who may read the objects.</summary>
public partial class S3DestinationAccessControl
{
    public S3ObjectCannedAcl CannedAcl { get; set; }
}

/// <summary>How the objects are encrypted.</summary>
public partial class S3EncryptionSettings
{
    public S3ServerSideEncryptionType EncryptionType { get; set; }

    public string KmsEncryptionContext { get; set; }

    public string KmsKeyArn { get; set; }
}
