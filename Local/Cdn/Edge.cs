using System.Net;
using Microsoft.AspNetCore.Http.Features;
using VideoStack.Local.Aws;
using VideoStack.Local.Graph;
using Yarp.ReverseProxy.Forwarder;

namespace VideoStack.Local.Cdn;

/// <summary>
/// Plays CloudFront for the distribution of the graph. Viewers count as HTTPS: browsers treat this machine as a secure context, and
/// signed cookies for <c>https://*/…</c> must hold here too.
/// </summary>
public sealed class Edge : IAsyncDisposable
{
    private readonly Distribution _distribution;
    private readonly Dictionary<string, IOrigin> _origins;
    private readonly TimeProvider _time;
    private readonly FunctionRuntime? _functions;

    /// <param name="graph">Complete: the distribution and all it refers to are looked up at once.</param>
    /// <param name="objects">The buckets.</param>
    /// <param name="gateway">Where the local API Gateway listens; it serves <c>/{restApiId}/{stage}/{path}</c>.</param>
    /// <param name="forwarder">Passes requests on to it.</param>
    /// <param name="time">The clock for signatures and caching.</param>
    /// <exception cref="LocalException">The distribution refers to what does not exist, or to what cannot be played here.</exception>
    public Edge(ResourceGraph graph, IObjectStore objects, Uri gateway, IHttpForwarder forwarder, TimeProvider time)
    {
        _time = time;
        _distribution = Distribution.From(graph);
        _origins = _distribution.Origins.Values.ToDictionary(origin => origin.Id, origin => OriginFor(origin));
        var functions = _distribution.Behaviours.Select(behaviour => behaviour.OnRequest).OfType<EdgeFunction>().Distinct().ToList();
        if (functions.Count > 0) _functions = new FunctionRuntime(functions);

        IOrigin OriginFor(OriginSettings origin) =>
            origin.Bucket is { } bucket
                ? new BucketOrigin(origin, new BucketPolicy(graph, bucket, _distribution.Arn), objects)
            : graph.Find("aws:apigateway/restApi:RestApi", "id", origin.DomainName.Split('.')[0]) is not null
                ? new CachingOrigin(new ApiOrigin(origin, gateway, forwarder), time)
            : throw new LocalException($"The origin '{origin.Id}' ({origin.DomainName}) is neither a bucket nor an API of this program.");
    }

    public async Task HandleAsync(HttpContext context)
    {
        var path = PathOf(context);
        if (path == "/" && _distribution.DefaultRootObject is { } root) path = $"/{root}";
        var behaviour = _distribution.BehaviourFor(path);

        if (!behaviour.Methods.Contains(context.Request.Method))
        {
            await EdgeError.MethodNotAllowed.WriteAsync(context);
            return;
        }

        if (behaviour.Keys is { } keys && Refusal(context, keys) is { } refusal)
        {
            await refusal.WriteAsync(context);
            return;
        }

        if (behaviour.OnRequest is { } function && await AnswersAsync(function, context)) return;

        await ServeAsync(new(context, behaviour, path, _distribution.ErrorPages));
    }

    public ValueTask DisposeAsync() => _functions?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Whether the function has answered in place of the origin. As on CloudFront, a function that fails lets nobody in.</summary>
    private async Task<bool> AnswersAsync(EdgeFunction function, HttpContext context)
    {
        try
        {
            var request = FunctionEvent.Of(context, PathOf(context), _distribution.Arn);
            if (await _functions!.CallAsync(function, request, RawQueryOf(context), context.RequestAborted) is not { } answer) return false;

            await FunctionAnswer.WriteAsync(answer, context);
        }
        catch (Exception e) when (e is LocalException or ChildProcessException or HttpRequestException)
        {
            await new EdgeError(503, "FunctionExecutionError", e.Message).WriteAsync(context);
        }

        return true;
    }

    private async Task ServeAsync(EdgeRequest request)
    {
        if (await _origins[request.Behaviour.OriginId].ServeAsync(request) is not { } error) return;

        if (request.ErrorPageFor(error.Status) is { } page)
        {
            var behaviour = _distribution.BehaviourFor(page.PagePath);
            await ServeAsync(new(request.Context, behaviour, page.PagePath, []) { StandInFor = page.ResponseCode });
            return;
        }

        request.Behaviour.Headers.Apply(request.Context.Response.Headers);
        await (request.StandInFor is { } status ? error with { Status = status } : error).WriteAsync(request.Context);
    }

    private EdgeError? Refusal(HttpContext context, IReadOnlyDictionary<string, SigningKey> keys)
    {
        var request = context.Request;
        var query = OriginHeaders.Query(request, name => !SignedRequest.Parameters.Contains(name));
        var viewer = new Viewer(context.Connection.RemoteIpAddress ?? IPAddress.Loopback, _time.GetUtcNow());
        return SignedRequest.Of(request).Refusal($"https://{request.Host}{PathOf(context)}{query}", viewer, keys);
    }

    /// <summary>The path as the viewer wrote it: patterns and signatures are about that, not about what it decodes to.</summary>
    private static string PathOf(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        return target?.StartsWith('/') is true ? target.Split('?', 2)[0] : context.Request.Path.ToUriComponent();
    }

    /// <summary>What follows the question mark, as the viewer wrote it; null without one.</summary>
    private static string? RawQueryOf(HttpContext context) =>
        context.Features.Get<IHttpRequestFeature>()?.RawTarget.Split('?', 2) is [_, var query] ? query : null;
}
