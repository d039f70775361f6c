using Amazon.Runtime;
using Amazon.SimpleEmailV2;
using Amazon.SimpleEmailV2.Model;

namespace VideoStack.Functions.Identity.Mail;

/// <summary>Sends mail through Amazon SES.</summary>
/// <param name="client">Made when the first mail is sent.</param>
/// <param name="from">An address whose identity SES has verified.</param>
public sealed class SesMailer(Lazy<IAmazonSimpleEmailServiceV2> client, string from) : IMailer
{
    /// <inheritdoc/>
    public async Task SendAsync(string to, string subject, string text, CancellationToken cancellation)
    {
        try
        {
            await client.Value.SendEmailAsync(new SendEmailRequest
            {
                FromEmailAddress = from,
                Destination = new Destination { ToAddresses = [to] },
                Content = new EmailContent
                {
                    Simple = new Message
                    {
                        Subject = new Content { Data = subject },
                        Body = new Body { Text = new Content { Data = text, Charset = "UTF-8" } },
                    },
                },
            }, cancellation);
        }
        catch (AmazonServiceException refused)
        {
            // SES names the address in its messages, and exceptions are logged: only the code goes on.
            throw new MailException($"SES did not take a mail: {refused.ErrorCode} ({(int)refused.StatusCode}).");
        }
    }
}
