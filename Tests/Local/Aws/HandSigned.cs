using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using VideoStack.Local.Aws;

namespace VideoStack.Local.Tests.Aws;

/// <summary>Requests signed step by step as the AWS documentation describes it, by code that shares nothing with the verifier.</summary>
internal static class HandSigned
{
    public static HttpRequestMessage Request(
        HttpMethod method, Uri address, IssuedCredentials by, DateTimeOffset at, string service, byte[] body, string region = AwsUnderTest.Region)
    {
        var time = at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        var canonical =
            $"{method}\n{address.AbsolutePath}\n\nhost:{address.Authority}\nx-amz-content-sha256:{hash}\nx-amz-date:{time}\nx-amz-security-token:{by.SessionToken}\n\n"
            + $"host;x-amz-content-sha256;x-amz-date;x-amz-security-token\n{hash}";
        var scope = $"{time[..8]}/{region}/{service}/aws4_request";
        var text = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + by.SecretAccessKey);
        foreach (var part in (string[])[time[..8], region, service, "aws4_request"])
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

        var request = new HttpRequestMessage(method, address) { Content = new ByteArrayContent(body) };
        request.Headers.Add("x-amz-content-sha256", hash);
        request.Headers.Add("x-amz-date", time);
        request.Headers.Add("x-amz-security-token", by.SessionToken);
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256",
            $"Credential={by.AccessKeyId}/{scope}, SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token, Signature={signature}");
        return request;
    }
}
