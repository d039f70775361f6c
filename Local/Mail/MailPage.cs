using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace VideoStack.Local.Mail;

/// <summary>The mailbox as a page, or as JSON for whoever asks for that. Nothing of a mail is markup here, and links lead only to the web.</summary>
internal sealed partial class MailPage(Mailbox mailbox)
{
    public const string Path = "/_local/mail";

    public Task HandleAsync(HttpContext context)
    {
        if (context.Request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase))
            return context.Response.WriteAsJsonAsync(Json(mailbox.Mails), context.RequestAborted);

        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Html(mailbox.Mails), context.RequestAborted);
    }

    private static JsonArray Json(IEnumerable<SentMail> mails) => [.. mails.Select(mail => (JsonNode)new JsonObject
    {
        ["to"] = string.Join(", ", mail.To),
        ["subject"] = mail.Subject,
        ["text"] = mail.Text,
        ["sentAt"] = mail.SentAt.ToString("O", CultureInfo.InvariantCulture),
    })];

    private static string Html(IReadOnlyList<SentMail> mails)
    {
        var page = new StringBuilder(
            """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Mailbox</title>
            <style>body{font:1rem/1.5 system-ui;margin:2rem auto;max-width:45rem;padding:0 1rem}article{border-top:1px solid;padding:1rem 0}pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}</style>
            <h1>Mailbox</h1>
            <p>What the platform mailed since its start, newest first. Nothing left this machine.</p>

            """);
        foreach (var mail in mails)
        {
            page.Append("<article><h2>").Append(Encode(mail.Subject)).Append("</h2><p>To ").Append(Encode(string.Join(", ", mail.To)))
                .Append(CultureInfo.InvariantCulture, $", <time>{mail.SentAt:yyyy-MM-dd HH:mm:ss} UTC</time></p><pre>")
                .Append(WithLinks(mail.Text)).Append("</pre></article>\n");
        }

        if (mails.Count == 0) page.Append("<p>There is no mail yet.</p>\n");
        return page.Append("</html>").ToString();
    }

    private static string WithLinks(string text)
    {
        var html = new StringBuilder();
        var end = 0;
        foreach (Match address in WebAddress().Matches(text))
        {
            var link = Encode(address.Value);
            html.Append(Encode(text[end..address.Index]))
                .Append(CultureInfo.InvariantCulture, $"<a href=\"{link}\" rel=\"noreferrer\">{link}</a>");
            end = address.Index + address.Length;
        }

        return html.Append(Encode(text[end..])).ToString();
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    // A full stop behind an address ends the sentence, not the address.
    [GeneratedRegex(@"https?://[^\s<>""]+[^\s<>""\.,;:!?)]")]
    private static partial Regex WebAddress();
}
