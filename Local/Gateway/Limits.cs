using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Gateway;

/// <summary>How many requests are let through.</summary>
/// <param name="Rate">Per second, lasting.</param>
/// <param name="Burst">At once.</param>
internal sealed record Limits(double Rate, double Burst)
{
    /// <summary>Null where nothing, or −1 ("no limit"), is set.</summary>
    public static Limits? Read(JsonObject settings, string rate, string burst) =>
        settings.Number(rate) is >= 0 and var perSecond && settings.Number(burst) is >= 0 and var atOnce ? new Limits(perSecond, atOnce) : null;
}
