using System.Collections.Immutable;

namespace VideoStack.Local.Graph;

/// <summary>What the program asks the provider about where it runs. What it asks about a service is answered by the service's realiser.</summary>
internal static class Invokes
{
    /// <exception cref="LocalException">The machine has no answer to this question.</exception>
    public static ImmutableDictionary<string, object> Answer(string token, Place place)
    {
        var region = place.Region;
        (string Name, object Value)[] answer = token switch
        {
            "aws:index/getCallerIdentity:getCallerIdentity" =>
                [("id", place.AccountId), ("accountId", place.AccountId), ("arn", place.GlobalArn("iam", "user/local")), ("userId", "AIDALOCAL")],
            "aws:index/getRegion:getRegion" => [("id", region), ("name", region), ("region", region), ("description", "This machine")],
            "aws:index/getPartition:getPartition" =>
            [
                ("id", Place.Partition),
                ("partition", Place.Partition),
                ("dnsSuffix", Place.DnsSuffix),
                ("reverseDnsPrefix", string.Join('.', Place.DnsSuffix.Split('.').Reverse())),
            ],
            _ => throw new LocalException($"The program calls {token}, which this machine cannot answer. Add it to the service's realiser in Local/Graph/Realise."),
        };
        return answer.ToImmutableDictionary(entry => entry.Name, entry => entry.Value);
    }
}
