using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace VideoStack.Local.Cdn;

/// <summary>
/// Keeps answers as the cache policy says. Only in front of the API: there a forgotten part of the cache key shows one viewer what was
/// meant for another, which a developer should see here first. Objects are read afresh, so that a new build of the page shows at once.
/// </summary>
internal sealed class CachingOrigin(IOrigin inner, TimeProvider time) : IOrigin
{
    /// <summary>Plenty for one developer; beyond it the cache starts anew.</summary>
    private const int MostEntries = 1_000;

    private readonly ConcurrentDictionary<string, Entry> _entries = new();

    public async Task<EdgeError?> ServeAsync(EdgeRequest request)
    {
        if (!HttpMethods.IsGet(request.Context.Request.Method) || !request.Behaviour.Cache.Caches)
            return await inner.ServeAsync(request);

        var key = Key(request);
        if (_entries.TryGetValue(key, out var entry) && entry.FreshUntil > time.GetUtcNow())
        {
            await ReplayAsync(entry, request, EdgeHeaders.Hit);
            return null;
        }

        var (error, answer) = await RecordAsync(request);
        if (error is not null) return error;

        var isKept = answer!.Status == StatusCodes.Status200OK;
        var ttl = isKept ? request.Behaviour.Cache.TtlOf(answer.Headers.CacheControl) : TimeSpan.Zero;
        if (ttl > TimeSpan.Zero)
        {
            if (_entries.Count >= MostEntries) _entries.Clear();
            _entries[key] = answer with { FreshUntil = answer.Stored + ttl };
        }

        await ReplayAsync(answer, request, EdgeHeaders.Miss);
        return null;
    }

    private async Task<(EdgeError? Error, Entry? Answer)> RecordAsync(EdgeRequest request)
    {
        var response = request.Context.Response;
        var viewer = response.Body;
        using var body = new MemoryStream();
        response.Body = body;
        try
        {
            if (await inner.ServeAsync(request) is { } error) return (error, null);
        }
        finally
        {
            response.Body = viewer;
        }

        var now = time.GetUtcNow();
        return (null, new(response.StatusCode, new HeaderDictionary(response.Headers.ToDictionary()), body.ToArray(), now, now));
    }

    private async Task ReplayAsync(Entry entry, EdgeRequest request, string xCache)
    {
        var response = request.Context.Response;
        response.Headers.Clear();
        response.StatusCode = entry.Status;
        foreach (var (name, value) in entry.Headers) response.Headers[name] = value;
        if (xCache == EdgeHeaders.Hit)
            response.Headers.Age = ((int)(time.GetUtcNow() - entry.Stored).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        request.Finish(xCache);

        var encoding = StringValues.IsNullOrEmpty(response.Headers.ContentEncoding)
            ? Compression.Choose(request.Behaviour, request.Context.Request, response.ContentType, entry.Body.Length)
            : null;
        if (encoding is null)
        {
            response.ContentLength = entry.Body.Length;
            await response.Body.WriteAsync(entry.Body, request.Context.RequestAborted);
            return;
        }

        Compression.Mark(response.Headers, encoding);
        using var body = new MemoryStream(entry.Body);
        await Compression.CopyAsync(body, response.Body, encoding, request.Context.RequestAborted);
    }

    private static string Key(EdgeRequest request)
    {
        var (viewer, parts) = (request.Context.Request, request.Behaviour.Cache.Key);
        var headers = viewer.Headers.Where(header => parts.Headers.Includes(header.Key))
            .Select(header => $"{header.Key.ToLowerInvariant()}:{header.Value}")
            .Order(StringComparer.Ordinal);
        var cookies = viewer.Cookies.Where(cookie => parts.Cookies.Includes(cookie.Key))
            .Select(cookie => $"{cookie.Key}={cookie.Value}")
            .Order(StringComparer.Ordinal);
        return string.Join('\n', [request.Path + OriginHeaders.Query(viewer, parts.QueryStrings.Includes), .. headers, .. cookies]);
    }

    private sealed record Entry(int Status, IHeaderDictionary Headers, byte[] Body, DateTimeOffset Stored, DateTimeOffset FreshUntil);
}
