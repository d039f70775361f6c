namespace VideoStack.Local.Aws.Signatures;

/// <summary>A request that AWS refuses before any service sees it. S3 and the JSON services use different words for it.</summary>
internal sealed class AwsErrorException(string s3Code, string jsonCode, int s3Status, string message) : Exception(message)
{
    private const string SkewMessage = "The difference between the request time and the current time is too large.";

    public string S3Code { get; } = s3Code;

    public string JsonCode { get; } = jsonCode;

    public int S3Status { get; } = s3Status;

    public static AwsErrorException Unsigned() => new(
        "AccessDenied", "MissingAuthenticationTokenException", 403, "The request carries no signature.");

    public static AwsErrorException Malformed(string what) => new(
        "AuthorizationHeaderMalformed", "IncompleteSignatureException", 400, what);

    public static AwsErrorException UnknownKey() => new(
        "InvalidAccessKeyId", "UnrecognizedClientException", 403, "The access key ID was not issued here.");

    public static AwsErrorException WrongToken() => new(
        "InvalidToken", "UnrecognizedClientException", 400, "The session token is not the one of this access key.");

    public static AwsErrorException Mismatch(string canonicalRequest) => new(
        "SignatureDoesNotMatch", "InvalidSignatureException", 403,
        $"The signature does not match the one computed from the request. The canonical request is:\n{canonicalRequest}");

    public static AwsErrorException NotSigned(string header) => new(
        "AccessDenied", "InvalidSignatureException", 403, $"The header {header} is present but not signed.");

    public static AwsErrorException Expired() => new(
        "AccessDenied", "InvalidSignatureException", 403, "Request has expired.");

    public static AwsErrorException Skewed() => new(
        "RequestTimeTooSkewed", "InvalidSignatureException", 403, SkewMessage);

    public static AwsErrorException WrongContent() => new(
        "XAmzContentSHA256Mismatch", "InvalidSignatureException", 400, "The body is not the one whose hash was signed.");

    public static AwsErrorException AccessDenied(string message) => new("AccessDenied", "AccessDeniedException", 403, message);

    public static AwsErrorException NoLength() => new(
        "MissingContentLength", "SerializationException", 411, "The request must tell its Content-Length.");

    public static AwsErrorException UnknownService(string service) => new(
        "NotImplemented", "UnknownOperationException", 501, $"This machine plays no AWS service named {service}.");
}
