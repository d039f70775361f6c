using System.Net.Mail;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoStack.Local.Aws;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Mail;

/// <summary>SES on this machine: takes mails as strictly, and puts them into the mailbox instead of sending them.</summary>
internal sealed class SesService(ResourceGraph graph, string region, Mailbox mailbox, TimeProvider time) : IAwsService
{
    private const string IdentityType = "aws:sesv2/emailIdentity:EmailIdentity";

    /// <inheritdoc />
    public string SigningName => "ses";

    /// <inheritdoc />
    public async Task HandleAsync(HttpContext context, Caller caller)
    {
        try
        {
            if ((context.Request.Method, context.Request.Path.Value) is not ("POST", "/v2/email/outbound-emails"))
                throw SesException.BadRequest("Of SES only SendEmail is played here.");

            var mail = SendEmailRequest.Parse(await ReadAsync(context.Request));
            if (!IsVerified(mail.From)) throw SesException.NotVerified(mail.From.Address, region);

            mailbox.Add(new SentMail(mail.To, mail.Subject, mail.Text, time.GetUtcNow()));
            await context.Response.WriteAsJsonAsync(new JsonObject { ["MessageId"] = Guid.NewGuid().ToString() }, context.RequestAborted);
        }
        catch (SesException error)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.Headers["x-amzn-ErrorType"] = error.Code;
            await context.Response.WriteAsJsonAsync(new JsonObject { ["message"] = error.Message }, context.RequestAborted);
        }
    }

    private static async Task<JsonNode?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            throw SesException.BadRequest("The body is no JSON.");
        }
    }

    // An address by itself, or its domain, or a domain above that.
    private bool IsVerified(MailAddress from) => graph.OfType(IdentityType).Select(identity => identity.Inputs.Text("emailIdentity")).Any(identity =>
        identity is not null
        && (from.Address.Equals(identity, StringComparison.OrdinalIgnoreCase)
            || from.Host.Equals(identity, StringComparison.OrdinalIgnoreCase)
            || from.Host.EndsWith($".{identity}", StringComparison.OrdinalIgnoreCase)));
}
