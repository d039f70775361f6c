using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Cdn;

/// <param name="Now">The time of the request.</param>
internal sealed record Viewer(IPAddress Address, DateTimeOffset Now);

/// <summary>The policy of a signed URL or cookie: which URLs, until when, from when, from where.</summary>
internal sealed record AccessPolicy(string Resource, double Until, double? From, IPNetwork? Source)
{
    /// <summary>Null when it is not a policy with exactly one statement and an end.</summary>
    public static AccessPolicy? TryParse(byte[] text)
    {
        try
        {
            var policy = JsonNode.Parse(text);
            if (policy.Items("Statement").ToList() is not [var statement]) return null;

            var condition = statement.Object("Condition");
            var until = condition.Object("DateLessThan").Number("AWS:EpochTime");
            var source = condition.Object("IpAddress").Text("AWS:SourceIp");
            // An address without a length is that one address.
            var range = source is null || source.Contains('/', StringComparison.Ordinal) ? source : $"{source}/32";
            IPNetwork? network = range is null ? null : IPNetwork.Parse(range);
            var from = condition.Object("DateGreaterThan").Number("AWS:EpochTime");
            return until is null ? null : new(statement.Text("Resource") ?? "*", until.Value, from, network);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    public bool Admits(string url, Viewer viewer)
    {
        var now = viewer.Now.ToUnixTimeMilliseconds() / 1000.0;
        var inTime = now < Until && (From is not { } from || now > from);
        return inTime && Wildcard.IsMatch(Resource, url) && ComesFromSource(viewer.Address);
    }

    private bool ComesFromSource(IPAddress address)
    {
        if (Source is not { } source) return true;

        // This machine is 127.0.0.1, whichever way the browser came.
        var ip = address.Equals(IPAddress.IPv6Loopback) ? IPAddress.Loopback : address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return source.Contains(ip);
    }
}
