namespace VideoStack.Functions.Identity.Totp;

/// <summary>What the QR code of an enrolment says: the Key URI format that authenticator apps read.</summary>
internal static class EnrolmentUri
{
    private const string Issuer = "VideoStack";

    /// <summary>The address of a secret. The app shows issuer and account; the rest are the defaults, said for apps that assume others.</summary>
    public static string Of(string email, string secret) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(email)}?secret={secret}&issuer={Issuer}"
        + $"&algorithm=SHA1&digits={TotpCode.Digits}&period={TotpCode.Period.TotalSeconds}";
}
