using System.Net;
using Microsoft.Net.Http.Headers;
using Yarp.ReverseProxy.Forwarder;

namespace VideoStack.Local.Cdn;

/// <summary>Passes requests on to the local API Gateway.</summary>
internal sealed class ApiOrigin(OriginSettings settings, Uri gateway, IHttpForwarder forwarder) : IOrigin
{
    private static readonly HttpMessageInvoker Http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
    });

    private static readonly ForwarderRequestConfig Config = new()
    {
        // CloudFront waits as long for an origin by default.
        ActivityTimeout = TimeSpan.FromSeconds(30),
        Version = HttpVersion.Version11,
    };

    public async Task<EdgeError?> ServeAsync(EdgeRequest request)
    {
        var transformer = new Transformer(settings, gateway, request);
        var error = await forwarder.SendAsync(request.Context, gateway.AbsoluteUri, Http, Config, transformer);
        if (transformer.Withheld is { } status) return new(status, "OriginError", "The origin answered with an error.");
        if (error == ForwarderError.None || request.Context.Response.HasStarted) return null;

        return EdgeError.OriginUnreachable;
    }

    /// <summary>Rewrites the request for the origin and the answer for the viewer.</summary>
    private sealed class Transformer(OriginSettings settings, Uri gateway, EdgeRequest edge) : HttpTransformer
    {
        /// <summary>The origin's status, when an error page is to be shown in its place.</summary>
        public int? Withheld { get; private set; }

        public override ValueTask TransformRequestAsync(
            HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            var (viewer, behaviour) = (httpContext.Request, edge.Behaviour);
            // The domain's first label is the API; the origin path is its stage.
            var api = settings.DomainName.Split('.')[0];
            proxyRequest.RequestUri = new(
                $"{gateway.GetLeftPart(UriPartial.Authority)}/{api}{settings.Path}{edge.Path}{OriginHeaders.Query(viewer, Passes)}",
                // The viewer's encoding must survive.
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
            proxyRequest.Headers.Host = settings.DomainName;
            foreach (var (name, value) in OriginHeaders.For(viewer, behaviour, settings))
                if (!proxyRequest.Headers.TryAddWithoutValidation(name, value))
                    proxyRequest.Content?.Headers.TryAddWithoutValidation(name, value);
            return ValueTask.CompletedTask;
        }

        public override async ValueTask<bool> TransformResponseAsync(
            HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
        {
            if (proxyResponse is not null && edge.ErrorPageFor((int)proxyResponse.StatusCode) is not null)
            {
                Withheld = (int)proxyResponse.StatusCode;
                return false;
            }

            var copies = await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
            httpContext.Response.Headers.Remove(HeaderNames.TransferEncoding);
            if (proxyResponse is not null) edge.Finish(EdgeHeaders.Miss);
            return copies;
        }

        private bool Passes(string name)
        {
            var isSignature = edge.Behaviour.Keys is not null && SignedRequest.Parameters.Contains(name);
            return !isSignature
                && (edge.Behaviour.Cache.Key.QueryStrings.Includes(name) || edge.Behaviour.OriginRequest.QueryStrings.Includes(name));
        }
    }
}
