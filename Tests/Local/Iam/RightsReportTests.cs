using System.Text.Json.Nodes;
using VideoStack.Local.Iam;

namespace VideoStack.Local.Tests.Iam;

/// <summary>What was granted, what of it was needed, what was refused.</summary>
public sealed class RightsReportTests
{
    private const string Rights = $$"""
        { "Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:PutItem"], "Resource": "{{IamGraph.Table}}" },
        { "Effect": "Allow", "Action": "dynamodb:Query", "Resource": ["{{IamGraph.Table}}/index/feed", "{{IamGraph.Table}}/index/byOwner"] },
        { "Effect": "Allow", "Action": "mediaconvert:Probe", "Resource": "*" },
        { "Effect": "Deny", "Action": "dynamodb:Scan", "Resource": "*" }
        """;

    [Test]
    public void Every_pair_of_action_and_resource_counts_by_itself()
    {
        var graph = new IamGraph().Grant(Rights);
        var control = graph.Control();
        control.Refusal(IamGraph.Role, new("dynamodb:GetItem", IamGraph.Table));
        control.Refusal(IamGraph.Role, new("dynamodb:Query", IamGraph.Table + "/index/feed"));
        control.Refusal(IamGraph.Role, new("dynamodb:Scan", IamGraph.Table));
        control.Refusal(IamGraph.Role, new("dynamodb:Scan", IamGraph.Table));

        var role = new RightsReport(graph.Graph, control).Read().Single();

        Assert.Multiple(() =>
        {
            Assert.That(role.Role, Is.EqualTo("uploads-role"));
            Assert.That(role.Granted, Is.EqualTo((string[])
            [
                "dynamodb:GetItem videos", "dynamodb:PutItem videos", "dynamodb:Query videos/index/byOwner", "dynamodb:Query videos/index/feed",
                "mediaconvert:Probe *",
            ]));
            Assert.That(role.Unused, Is.EqualTo((string[])["dynamodb:PutItem videos", "dynamodb:Query videos/index/byOwner", "mediaconvert:Probe *"]));
            Assert.That(role.Denied, Is.EqualTo((DeniedAction[])[new("dynamodb:Scan", "videos")]));
        });
    }

    [Test]
    public void A_refused_call_uses_nothing()
    {
        var graph = new IamGraph().WithKey("""{ "Effect": "Allow", "Principal": { "AWS": "123456789012" }, "Action": "kms:DescribeKey", "Resource": "*" }""")
            .Grant($$"""{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "{{IamGraph.Key}}" }""");
        var control = graph.Control();
        control.Refusal(IamGraph.Role, new("kms:Decrypt", IamGraph.Key));
        Assert.That(new RightsReport(graph.Graph, control).Read().Single().Unused, Is.EqualTo((string[])["kms:Decrypt key"]));
    }

    [Test]
    public async Task The_page_answers_JSON_to_those_who_ask_and_a_table_to_people()
    {
        var graph = new IamGraph().Grant(Rights);
        var page = new RightsPage(new RightsReport(graph.Graph, graph.Control()));

        var json = JsonNode.Parse(await ReadAsync(page, "application/json"))!;
        var html = await ReadAsync(page, "text/html");

        Assert.Multiple(() =>
        {
            Assert.That((string?)json[0]!["role"], Is.EqualTo("uploads-role"));
            Assert.That(json[0]!["unused"]!.AsArray(), Has.Count.EqualTo(5));
            Assert.That(json[0]!["denied"]!.AsArray(), Is.Empty);
            Assert.That(html, Does.Contain("<th>uploads-role</th>").And.Contain("mediaconvert:Probe *"));
        });
    }

    private static async Task<string> ReadAsync(RightsPage page, string accept)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Accept = accept;
        using var body = new MemoryStream();
        context.Response.Body = body;
        await page.HandleAsync(context);
        return System.Text.Encoding.UTF8.GetString(body.ToArray());
    }
}
