using static VideoStack.Local.Graph.Realisers;

namespace VideoStack.Local.Graph.Realise;

/// <summary>Firewalls: declared only. What they refuse on AWS reaches the platform here, which refuses what it must by itself.</summary>
internal sealed class Firewalls : IServiceRealiser
{
    private const string Region = "us-east-1";

    public IReadOnlyDictionary<string, Realiser> Resources { get; } = new Dictionary<string, Realiser>
    {
        ["aws-native:wafv2:WebAcl"] = Computed((declaration, place) =>
        {
            var (name, id) = (declaration.PhysicalName(), declaration.Token(32));
            return declaration.With(
                $"{name}|{id}|CLOUDFRONT",
                ("name", name),
                ("awsId", id),
                ("arn", $"arn:{Place.Partition}:wafv2:{Region}:{place.AccountId}:global/webacl/{name}/{id}"));
        }),
    };
}
