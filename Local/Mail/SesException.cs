namespace VideoStack.Local.Mail;

/// <summary>An error in SES's own words.</summary>
internal sealed class SesException(string code, string message) : Exception(message)
{
    /// <summary>The header <c>x-amzn-ErrorType</c>, by which clients know it. All of these are a 400.</summary>
    public string Code { get; } = code;

    public static SesException BadRequest(string message) => new("BadRequestException", message);

    public static SesException NotVerified(string address, string region) => new(
        "MessageRejected",
        $"Email address is not verified. The following identities failed the check in region {region.ToUpperInvariant()}: {address}");
}
