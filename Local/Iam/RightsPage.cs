using System.Net;
using System.Text;
using System.Text.Json;

namespace VideoStack.Local.Iam;

/// <summary>The rights report as a page, or as JSON for whoever asks for that.</summary>
internal sealed class RightsPage(RightsReport report)
{
    public async Task HandleAsync(HttpContext context)
    {
        var roles = report.Read();
        if (context.Request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.ContentType = "application/json";
            await JsonSerializer.SerializeAsync(
                context.Response.Body, roles, RightsJson.Default.IReadOnlyListRightsOfRole, context.RequestAborted);
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(Html(roles), context.RequestAborted);
    }

    private static string Html(IReadOnlyList<RightsOfRole> roles)
    {
        var page = new StringBuilder(
            """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Rights</title>
            <style>body{font:1rem/1.5 system-ui;margin:2rem}table{border-collapse:collapse}td,th{border:1px solid;padding:.3rem .6rem;text-align:left;vertical-align:top}</style>
            <h1>Rights since the start</h1>
            <table><tr><th>Role</th><th>Used</th><th>Granted, never used</th><th>Refused</th></tr>

            """);
        foreach (var role in roles)
        {
            page.Append("<tr><th>").Append(WebUtility.HtmlEncode(role.Role)).Append("</th>")
                .Append(Cell(Without(role.Granted, role.Unused)))
                .Append(Cell(role.Unused))
                .Append(Cell(role.Denied.Select(denied => $"{denied.Action} {denied.Resource}")))
                .Append("</tr>\n");
        }

        return page.Append("</table></html>").ToString();
    }

    // Statements may repeat a pair, one used and the other not.
    private static List<string> Without(IEnumerable<string> all, IEnumerable<string> some)
    {
        var rest = all.ToList();
        foreach (var line in some) rest.Remove(line);
        return rest;
    }

    private static string Cell(IEnumerable<string> lines) => $"<td>{string.Join("<br>", lines.Select(WebUtility.HtmlEncode))}</td>";
}
