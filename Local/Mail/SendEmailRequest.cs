using System.Net.Mail;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Mail;

/// <summary>A mail as SES's <c>SendEmail</c> takes it, with subject and text given apart (<c>Content.Simple</c>).</summary>
internal sealed record SendEmailRequest(MailAddress From, IReadOnlyList<string> To, string Subject, string Text)
{
    private const int MostRecipients = 50;

    /// <exception cref="SesException">It is not what SES takes, or not of the one form that is played here.</exception>
    public static SendEmailRequest Parse(JsonNode? body)
    {
        try
        {
            var simple = body.Object("Content")["Simple"] as JsonObject
                ?? throw SesException.BadRequest("Content.Simple is missing; raw mails and templates are not played here.");
            var subject = simple.Object("Subject").Text("Data") ?? throw SesException.BadRequest("Content.Simple.Subject.Data is missing.");
            // A line break would end the header and begin another one.
            if (subject.Any(char.IsControl)) throw SesException.BadRequest("Control characters are not allowed in the subject.");

            var destination = body.Object("Destination");
            List<string> to = [.. ((string[])["ToAddresses", "CcAddresses", "BccAddresses"]).SelectMany(destination.Texts).Select(text => Address(text).Address)];
            if (to.Count is 0 or > MostRecipients) throw SesException.BadRequest($"A mail has 1 to {MostRecipients} recipients; this one has {to.Count}.");

            var from = Address(body.Text("FromEmailAddress") ?? throw SesException.BadRequest("FromEmailAddress is missing."));
            var parts = simple.Object("Body");
            if (parts.Count == 0) throw SesException.BadRequest("Content.Simple.Body is empty.");

            return new(from, to, subject, parts.Object(nameof(Text)).Text("Data") ?? "");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Something is there, but of another type.
            throw SesException.BadRequest("The request is not of the form of SendEmail.");
        }
    }

    private static MailAddress Address(string text) =>
        !text.Any(char.IsControl) && MailAddress.TryCreate(text, out var address)
            ? address
            : throw SesException.BadRequest("Missing final '@domain', or another mistake in an address.");
}
