using System.Net.Mail;
using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Iam.Requests;

/// <summary>SES (Service Authorization Reference, "Amazon Simple Email Service v2"): mail leaves in the name of an identity.</summary>
internal sealed class SesRequests(ResourceGraph graph, Place place)
{
    private const string IdentityType = "aws:sesv2/emailIdentity:EmailIdentity";

    public IReadOnlyList<AccessRequest> Of(JsonObject body)
    {
        var from = body.Text("FromEmailAddress") is { } text && MailAddress.TryCreate(text, out var address) ? address : null;
        var destination = body.Object("Destination");
        var keys = ConditionKeys.None
            .With("ses:ApiVersion", "2")
            .With("ses:FromAddress", from?.Address)
            .With("ses:FromDisplayName", from?.DisplayName is { Length: > 0 } name ? name : null)
            .With("ses:Recipients", [.. ((string[])["ToAddresses", "CcAddresses", "BccAddresses"]).SelectMany(destination.Texts)]);
        var requests = new List<AccessRequest> { Send($"identity/{Identity(from)}") };
        if (body.Text("ConfigurationSetName") is { } set) requests.Add(Send($"configuration-set/{set}"));
        return requests;

        AccessRequest Send(string resource) => new("ses:SendEmail", place.Arn("ses", resource), keys);
    }

    // SES takes the address when that is verified, else its domain. What is verified outside the program is the setting: an address.
    private string? Identity(MailAddress? from) =>
        from is not null && graph.OfType(IdentityType).Any(identity => identity.Inputs.Text("emailIdentity") == from.Host)
            ? from.Host
            : from?.Address;
}
