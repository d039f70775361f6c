using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Events.Schedules;

/// <summary>What runs by itself, and when; and the control that runs it now.</summary>
internal sealed class SchedulesPage(ScheduledRules rules)
{
    /// <summary>GET lists; POST with a rule's name behind it, logical or physical, runs the rule and answers when it is done.</summary>
    public const string Path = "/_local/schedules";

    public Task ListAsync(HttpContext context)
    {
        if (context.Request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase))
            return context.Response.WriteAsJsonAsync(new JsonArray([.. rules.All.Select(JsonNode (rule) => Json(rule))]), context.RequestAborted);

        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Html(), context.RequestAborted);
    }

    /// <summary>200 when every target took the event, 502 when one did not, 404 for a rule that no schedule runs.</summary>
    public async Task RunAsync(HttpContext context, string name)
    {
        if (rules.Find(name) is not { } rule)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsync(
                $"No schedule runs a rule named {name}. There are: {string.Join(", ", rules.All.Select(known => known.LogicalName))}", context.RequestAborted);
            return;
        }

        var outcomes = await rules.RunNowAsync(rule, context.RequestAborted);
        context.Response.StatusCode = outcomes.Any(outcome => outcome.Error is not null) ? StatusCodes.Status502BadGateway : StatusCodes.Status200OK;
        await context.Response.WriteAsJsonAsync(
            new JsonArray([.. outcomes.Select(outcome => (JsonNode)new JsonObject
            {
                ["target"] = outcome.Target, ["error"] = outcome.Error, ["answer"] = outcome.Answer,
            })]),
            context.RequestAborted);
    }

    private JsonObject Json(Rule rule) => new JsonObject
    {
        ["name"] = rule.LogicalName,
        ["rule"] = rule.Name,
        ["schedule"] = rule.Schedule!.Text,
        ["next"] = rules.DueOf(rule)?.ToString("O", CultureInfo.InvariantCulture),
        ["targets"] = new JsonArray([.. rule.Targets.Select(target => (JsonNode)target.Arn)]),
    };

    private string Html()
    {
        var page = new StringBuilder(
            """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Schedules</title>
            <style>body{font:1rem/1.5 system-ui;margin:2rem}table{border-collapse:collapse}td,th{border:1px solid;padding:.3rem .6rem;text-align:left}</style>
            <h1>What runs by itself</h1>
            <p>To run one now: <code>curl -X POST <i>this address</i>/<i>rule</i></code></p>
            <table><tr><th>Rule</th><th>When (UTC)</th><th>Targets</th></tr>

            """);
        foreach (var rule in rules.All)
        {
            page.Append("<tr><td>").Append(WebUtility.HtmlEncode(rule.LogicalName)).Append("</td><td>")
                .Append(WebUtility.HtmlEncode(rule.Schedule!.Text)).Append("</td><td>")
                .AppendJoin("<br>", rule.Targets.Select(target => WebUtility.HtmlEncode(target.Arn))).Append("</td></tr>\n");
        }

        return page.Append("</table></html>").ToString();
    }
}
