using static VideoStack.Local.Graph.Realisers;

namespace VideoStack.Local.Graph.Realise;

/// <summary>Distributions with their policies and keys; the local edge serves them.</summary>
internal sealed class CloudFront : IServiceRealiser
{
    private const string IdLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const int IdLength = 13;
    private const int DomainLength = 13;

    /// <summary>The hosted zone of every distribution.</summary>
    private const string HostedZoneId = "Z2FDTNDATAQYW2";

    public IReadOnlyDictionary<string, Realiser> Resources { get; } = new Dictionary<string, Realiser>
    {
        ["aws:cloudfront/distribution:Distribution"] = Computed((declaration, place) =>
        {
            var id = "E" + declaration.Token(IdLength, IdLetters);
            return declaration.With(
                id,
                ("arn", place.GlobalArn("cloudfront", $"distribution/{id}")),
                ("domainName", $"d{declaration.Token(DomainLength)}.cloudfront.net"),
                ("etag", ETag(declaration)),
                ("hostedZoneId", HostedZoneId),
                ("status", "Deployed"));
        }),
        ["aws:cloudfront/function:Function"] = Computed((declaration, place) =>
        {
            var name = declaration.PhysicalName();
            return declaration.With(
                name,
                ("name", name),
                ("arn", place.GlobalArn("cloudfront", $"function/{name}")),
                ("etag", ETag(declaration)),
                ("liveStageEtag", ETag(declaration)),
                ("status", "UNASSOCIATED"));
        }),
        ["aws:cloudfront/originAccessControl:OriginAccessControl"] = Named("origin-access-control", id => "E" + id),
        ["aws:cloudfront/cachePolicy:CachePolicy"] = Named("cache-policy", Uuid),
        ["aws:cloudfront/originRequestPolicy:OriginRequestPolicy"] = Named("origin-request-policy", Uuid),
        ["aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy"] = Named("response-headers-policy", Uuid),
        ["aws:cloudfront/publicKey:PublicKey"] = Named("public-key", id => "K" + id),
        ["aws:cloudfront/keyGroup:KeyGroup"] = Named("key-group", Uuid),
    };

    private static Realiser Named(string kind, Func<string, string> format) => Computed((declaration, place) =>
    {
        var id = format(declaration.Token(IdLength, IdLetters));
        return declaration.With(
            id, ("name", declaration.PhysicalName()), ("arn", place.GlobalArn("cloudfront", $"{kind}/{id}")), ("etag", ETag(declaration)));
    });

    private static string Uuid(string seed) =>
        new Guid(System.Text.Encoding.ASCII.GetBytes(seed.PadRight(16, '0'))).ToString();

    private static string ETag(Declaration declaration) => "E" + declaration.Token(IdLength, IdLetters);
}
