using System.Text.Json.Nodes;
using static VideoStack.Local.Graph.Realisers;

namespace VideoStack.Local.Graph.Realise;

/// <summary>SES's identities: here everybody is whom he says he is. The local mail service sends for these and for no others.</summary>
internal sealed class Email : IServiceRealiser
{
    private const int TokenLength = 32;
    private const string TokenLetters = "abcdefghijklmnopqrstuvwxyz234567";

    public IReadOnlyDictionary<string, Realiser> Resources { get; } = new Dictionary<string, Realiser>
    {
        ["aws:sesv2/emailIdentity:EmailIdentity"] = Computed((declaration, place) =>
        {
            var identity = declaration.Text("emailIdentity");
            return declaration.With(
                identity,
                ("arn", place.Arn("ses", $"identity/{identity}")),
                ("identityType", identity.Contains('@', StringComparison.Ordinal) ? "EMAIL_ADDRESS" : "DOMAIN"),
                ("dkimSigningAttributes", Dkim(declaration)),
                ("verificationStatus", "SUCCESS"),
                ("verifiedForSendingStatus", true));
        }),
    };

    // Easy DKIM: three tokens, each for a CNAME record of one's domain.
    private static JsonObject Dkim(Declaration declaration)
    {
        var drawn = declaration.Token(3 * TokenLength, TokenLetters);
        return new JsonObject
        {
            ["currentSigningKeyLength"] = "RSA_2048_BIT",
            ["nextSigningKeyLength"] = "RSA_2048_BIT",
            ["signingAttributesOrigin"] = "AWS_SES",
            ["status"] = "SUCCESS",
            ["tokens"] = new JsonArray([.. Enumerable.Range(0, 3).Select(i => (JsonNode)drawn.Substring(i * TokenLength, TokenLength))]),
        };
    }
}
