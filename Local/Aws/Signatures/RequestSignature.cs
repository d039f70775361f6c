using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace VideoStack.Local.Aws.Signatures;

/// <summary>A Signature Version 4, as found in a request's Authorization header or in the query of a presigned address.</summary>
internal sealed record RequestSignature
{
    public const string Algorithm = "AWS4-HMAC-SHA256";
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(7);

    public required string AccessKeyId { get; init; }

    /// <summary>Day, region, service and the fixed end: what the key is derived for.</summary>
    public required string Day { get; init; }

    public required string Region { get; init; }

    public required string Service { get; init; }

    /// <summary>Lower case, in the order in which they were signed.</summary>
    public required IReadOnlyList<string> SignedHeaders { get; init; }

    public required string Signature { get; init; }

    /// <summary>As it was signed: basic ISO 8601.</summary>
    public required string Timestamp { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    public string? SessionToken { get; init; }

    /// <summary>How long a presigned address lives; null for a signature in a header.</summary>
    public TimeSpan? Lifetime { get; init; }

    public string Scope => $"{Day}/{Region}/{Service}/aws4_request";

    /// <exception cref="AwsErrorException">There is none, or it is incomplete.</exception>
    public static RequestSignature Of(HttpRequest request)
    {
        if (request.Query.ContainsKey("X-Amz-Algorithm"))
            return OfQuery(request.Query);
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
            throw AwsErrorException.Unsigned();
        return OfHeader(header, request.Headers);
    }

    private static RequestSignature OfQuery(IQueryCollection query)
    {
        string Required(string name) =>
            query[name].ToString() is { Length: > 0 } value ? value : throw AwsErrorException.Malformed($"{name} is missing.");

        if (Required("X-Amz-Algorithm") != Algorithm)
            throw AwsErrorException.Malformed($"Only {Algorithm} is known.");
        if (!int.TryParse(Required("X-Amz-Expires"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || TimeSpan.FromSeconds(seconds) > LongestLifetime)
            throw AwsErrorException.Malformed("X-Amz-Expires must be a number of seconds, seven days at most.");
        return Create(
            Required("X-Amz-Credential"),
            Required("X-Amz-SignedHeaders"),
            Required("X-Amz-Signature"),
            Required("X-Amz-Date"),
            query["X-Amz-Security-Token"].ToString()) with { Lifetime = TimeSpan.FromSeconds(seconds) };
    }

    private static RequestSignature OfHeader(string header, IHeaderDictionary headers)
    {
        if (!header.StartsWith(Algorithm + " ", StringComparison.Ordinal))
            throw AwsErrorException.Malformed($"Only {Algorithm} is known.");
        var fields = header[(Algorithm.Length + 1)..]
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(field => field.Split('=', 2))
            .Where(field => field.Length == 2)
            .ToLookup(field => field[0], field => field[1], StringComparer.Ordinal);

        string Required(string name) => fields[name].FirstOrDefault() ?? throw AwsErrorException.Malformed($"{name} is missing.");

        var time = headers["X-Amz-Date"].ToString();
        if (time.Length == 0)
            throw AwsErrorException.Malformed($"X-Amz-Date is missing; {HeaderNames.Date} alone is not accepted.");
        return Create(
            Required("Credential"), Required("SignedHeaders"), Required("Signature"), time, headers["X-Amz-Security-Token"].ToString());
    }

    private static RequestSignature Create(string credential, string signedHeaders, string signature, string time, string token)
    {
        if (credential.Split('/') is not [var key, var day, var region, var service, "aws4_request"])
            throw AwsErrorException.Malformed("The credential must be key/day/region/service/aws4_request.");
        if (!DateTimeOffset.TryParseExact(
                time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signedAt)
            || !time.StartsWith(day, StringComparison.Ordinal))
            throw AwsErrorException.Malformed("X-Amz-Date must be like 20260131T120000Z, on the day of the credential.");
        return new RequestSignature
        {
            AccessKeyId = key,
            Day = day,
            Region = region,
            Service = service,
            SignedHeaders = signedHeaders.Split(';'),
            Signature = signature,
            Timestamp = time,
            SignedAt = signedAt,
            SessionToken = token.Length == 0 ? null : token,
        };
    }
}
