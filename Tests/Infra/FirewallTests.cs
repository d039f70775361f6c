using System.Text.Json.Nodes;
using NUnit.Framework;
using Pulumi;
using Pulumi.Testing;
using VideoStack.Infra.Api;
using VideoStack.Infra.Components;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class FirewallTests
{
    private const string Name = "firewall-web-acl";

    private static JsonObject WebAcl => Graph.Of("prod")[Name];

    [Test]
    public void Without_the_setting_there_is_none()
    {
        Assert.That(Graph.Of("dev").OfType("aws-native:wafv2:WebAcl"), Is.Empty);
        Assert.That(Graph.Of("dev").OfType("pulumi:providers:aws-native"), Is.Empty);
        Assert.That(Graph.Of("dev")["cdn-distribution"].ContainsKey("webAclId"), Is.False);
    }

    [Test]
    public void The_distribution_asks_it_first() =>
        Assert.That((string?)Graph.Of("prod")["cdn-distribution"]["webAclId"], Is.EqualTo("${firewall-web-acl.arn}"));

    [Test]
    public void It_is_made_where_CloudFront_keeps_firewalls_and_carries_the_stacks_tags()
    {
        var webAcl = Graph.Of("prod").OfType("aws-native:wafv2:WebAcl").Single();
        Assert.That((webAcl.Name, webAcl.Parent, webAcl.Provider), Is.EqualTo((Name, "firewall", "firewall-provider")));
        var provider = Graph.Of("prod")["firewall-provider"];
        Assert.That((string?)provider["region"], Is.EqualTo("us-east-1"));
        Graph.AssertIs(JsonNode.Parse((string)provider["defaultTags"]!), """{ "tags": { "project": "videostack", "stack": "prod" } }""");
    }

    [Test]
    public void What_no_rule_refuses_may_pass()
    {
        Assert.That((string?)WebAcl["scope"], Is.EqualTo("CLOUDFRONT"));
        Graph.AssertIs(WebAcl["defaultAction"], """{ "allow": {} }""");
        Graph.AssertIs(WebAcl["visibilityConfig"],
            """{ "cloudWatchMetricsEnabled": true, "metricName": "prod-firewall", "sampledRequestsEnabled": true }""");
    }

    [Test]
    public void Rules_are_asked_in_this_order_and_counted_each() => Assert.That(
        Rules(WebAcl).Select(rule => ((int)rule["priority"]!, (string)rule["name"]!, (string)rule["visibilityConfig"]!["metricName"]!)),
        Is.EqualTo(((int, string, string)[])
        [
            (0, "sign-in-rate", "prod-sign-in-rate"), (1, "rate", "prod-rate"), (2, "ip-reputation", "prod-ip-reputation"),
            (3, "anonymous-ip", "prod-anonymous-ip"), (4, "known-bad-inputs", "prod-known-bad-inputs"), (5, "common", "prod-common"), (6, "large-bodies", "prod-large-bodies"),
        ]));

    [TestCase("ip-reputation", "AWSManagedRulesAmazonIpReputationList", """{ "none": {} }""")]
    [TestCase("anonymous-ip", "AWSManagedRulesAnonymousIpList", """{ "count": {} }""")]
    [TestCase("known-bad-inputs", "AWSManagedRulesKnownBadInputsRuleSet", """{ "none": {} }""")]
    public void AWSs_own_rules_refuse_as_they_come_and_anonymous_addresses_are_only_counted(string rule, string group, string overriding)
    {
        Graph.AssertIs(Rule(WebAcl, rule)["statement"], $$"""{ "managedRuleGroupStatement": { "vendorName": "AWS", "name": "{{group}}" } }""");
        Graph.AssertIs(Rule(WebAcl, rule)["overrideAction"], overriding);
    }

    [Test]
    public void Whoever_asks_too_often_is_told_when_to_come_back()
    {
        const string Action = """
            {
              "block": {
                "customResponse": {
                  "responseCode": 429, "customResponseBodyKey": "too-many-requests", "responseHeaders": [{ "name": "Retry-After", "value": "60" }]
                }
              }
            }
            """;
        Graph.AssertIs(Rule(WebAcl, "rate")["action"], Action);
        Graph.AssertIs(Rule(WebAcl, "sign-in-rate")["action"], Action);
    }

    [Test]
    public void A_refusal_reads_as_the_gateways_own() =>
        AssertAnswers(WebAcl, ("request-too-large", "REQUEST_TOO_LARGE"), ("too-many-requests", "THROTTLED"));

    [Test]
    public void An_address_may_ask_so_often_in_five_minutes()
    {
        var webAcl = Graph.With("prod", ("firewallRateLimit", "500"), ("firewallAuthRateLimit", "10"))[Name];
        Graph.AssertIs(Rule(webAcl, "rate")["statement"],
            """{ "rateBasedStatement": { "aggregateKeyType": "IP", "evaluationWindowSec": 300, "limit": 500 } }""");
        Graph.AssertIs(Rule(webAcl, "sign-in-rate")["statement"],
            """
            {
              "rateBasedStatement": {
                "aggregateKeyType": "IP", "evaluationWindowSec": 300, "limit": 10,
                "scopeDownStatement": {
                  "andStatement": {
                    "statements": [
                      {
                        "byteMatchStatement": {
                          "fieldToMatch": { "uriPath": {} }, "positionalConstraint": "STARTS_WITH", "searchString": "/api/auth/",
                          "textTransformations": [{ "priority": 0, "type": "URL_DECODE" }, { "priority": 1, "type": "NORMALIZE_PATH" }]
                        }
                      },
                      {
                        "notStatement": {
                          "statement": {
                            "regexMatchStatement": {
                              "fieldToMatch": { "uriPath": {} }, "regexString": "^(?:/api/auth/refresh|/api/auth/logout)$",
                              "textTransformations": [{ "priority": 0, "type": "NONE" }]
                            }
                          }
                        }
                      }
                    ]
                  }
                }
              }
            }
            """);
    }

    [Test]
    public void What_is_not_counted_as_signing_in_goes_by_a_sessions_own_cookie()
    {
        var operations = OpenApiDocument.Load().Operations.Where(operation => SignIn.SessionPaths.Contains(operation.Path));
        Assert.That(operations.Select(operation => operation.Id), Is.EquivalentTo((string[])["RefreshSession", "Logout"]));
    }

    [TestCase("firewallRateLimit", "9", 2000)]
    [TestCase("firewallAuthRateLimit", "many", 300)]
    public void A_limit_that_WAF_does_not_take_is_refused_even_where_there_is_no_firewall(string key, string value, int fallback) =>
        Assert.That(() => Graph.With("dev", (key, value)), Throws.TypeOf<RunException>().With.Message.EqualTo(
            $"Setting videostack:{key} is not a whole number from 10 to 2000000000: '{value}'. Write: pulumi config set {key} {fallback}"));

    [Test]
    public void Examples_of_requests_show_no_token_and_no_cookie() => Graph.AssertIs(WebAcl["dataProtectionConfig"],
        """
        {
          "dataProtections": [
            { "action": "SUBSTITUTION", "field": { "fieldType": "SINGLE_HEADER", "fieldKeys": ["authorization", "cookie"] } },
            { "action": "SUBSTITUTION", "field": { "fieldType": "SINGLE_COOKIE" } },
            { "action": "SUBSTITUTION", "field": { "fieldType": "SINGLE_QUERY_ARGUMENT", "fieldKeys": ["signature", "token"] } }
          ]
        }
        """);

    [Test]
    public void Captions_may_be_larger_than_AWSs_own_rule_allows_and_nothing_else_may()
    {
        Graph.AssertIs(Rule(WebAcl, "common"),
            """
            {
              "name": "common", "priority": 5, "overrideAction": { "none": {} },
              "statement": {
                "managedRuleGroupStatement": {
                  "vendorName": "AWS", "name": "AWSManagedRulesCommonRuleSet",
                  "ruleActionOverrides": [{ "name": "SizeRestrictions_BODY", "actionToUse": { "count": {} } }]
                }
              },
              "visibilityConfig": { "cloudWatchMetricsEnabled": true, "metricName": "prod-common", "sampledRequestsEnabled": true }
            }
            """);
        var exception = Rule(WebAcl, "large-bodies")["statement"]!["andStatement"]!["statements"]![1]!["notStatement"]!["statement"]!;
        Assert.That((string?)exception["regexMatchStatement"]!["regexString"], Is.EqualTo("^(?:/api/videos/[^/]+/captions/[^/]+)$"));
    }

    [Test]
    public async Task A_contract_without_files_needs_no_exception()
    {
        var webAcl = await DeclareAsync("paths:\n  /api/uploads:\n    post: { operationId: CreateUpload, requestBody: { content: { application/json: {} } } }\n");
        Assert.That(Rules(webAcl).Select(rule => (string?)rule["name"]), Has.None.EqualTo("large-bodies"));
        Graph.AssertIs(Rule(webAcl, "common")["statement"], """{ "managedRuleGroupStatement": { "vendorName": "AWS", "name": "AWSManagedRulesCommonRuleSet" } }""");
        AssertAnswers(webAcl, ("too-many-requests", "THROTTLED"));
    }

    [Test]
    public async Task Larger_bodies_pass_where_the_contract_means_a_file_and_nowhere_else()
    {
        var webAcl = await DeclareAsync(
            """
            paths:
              /api/videos/{videoId}/captions/{lang}:
                put: { operationId: PutCaptions, requestBody: { content: { text/vtt: {}, application/x-subrip: {} } } }
                delete: { operationId: DeleteCaptions }
              /api/uploads:
                post: { operationId: CreateUpload, requestBody: { content: { application/json: {} } } }
              /api/a.b:
                put: { operationId: PutOther, requestBody: { content: { text/plain: {} } } }
            """);
        Graph.AssertIs(Rule(webAcl, "common")["statement"]!["managedRuleGroupStatement"]!["ruleActionOverrides"],
            """[{ "name": "SizeRestrictions_BODY", "actionToUse": { "count": {} } }]""");
        var own = Rules(webAcl)[^1];
        Assert.That(((int)own["priority"]!, (string?)own["name"]), Is.EqualTo((6, "large-bodies")));
        AssertAnswers(webAcl, ("request-too-large", "REQUEST_TOO_LARGE"), ("too-many-requests", "THROTTLED"));
        Graph.AssertIs(own["action"], """{ "block": { "customResponse": { "responseCode": 413, "customResponseBodyKey": "request-too-large" } } }""");
        Graph.AssertIs(own["statement"],
            """
            {
              "andStatement": {
                "statements": [
                  { "labelMatchStatement": { "scope": "LABEL", "key": "awswaf:managed:aws:core-rule-set:SizeRestrictions_Body" } },
                  {
                    "notStatement": {
                      "statement": {
                        "regexMatchStatement": {
                          "fieldToMatch": { "uriPath": {} }, "regexString": "^(?:/api/videos/[^/]+/captions/[^/]+|/api/a\\.b)$",
                          "textTransformations": [{ "priority": 0, "type": "NONE" }]
                        }
                      }
                    }
                  }
                ]
              }
            }
            """);
    }

    /// <summary>The firewall has these answers, and the API would answer the same.</summary>
    private static void AssertAnswers(JsonObject webAcl, params (string Kind, string GatewayName)[] expected)
    {
        var gateway = Graph.Of("prod").Document("api-rest", "body")["x-amazon-apigateway-gateway-responses"]!;
        var bodies = webAcl["customResponseBodies"]!.AsObject();
        Assert.That(bodies.Select(body => body.Key), Is.EquivalentTo(expected.Select(answer => answer.Kind)));
        foreach (var (kind, name) in expected)
        {
            Assert.That((string?)bodies[kind]!["contentType"], Is.EqualTo("APPLICATION_JSON"));
            Graph.AssertIs(JsonNode.Parse((string)bodies[kind]!["content"]!), (string)gateway[name]!["responseTemplates"]!["application/json"]!);
        }
    }

    private static List<JsonNode> Rules(JsonObject webAcl) => [.. webAcl["rules"]!.AsArray().Select(rule => rule!)];

    private static JsonNode Rule(JsonObject webAcl, string name) => Rules(webAcl).Single(rule => (string?)rule["name"] == name);

    /// <summary>The web ACL for another contract.</summary>
    private static async Task<JsonObject> DeclareAsync(string contract)
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync(mocks, new TestOptions { StackName = "test", IsPreview = false }, () =>
        {
            _ = new FirewallComponent("firewall", new FirewallComponentArgs
            {
                Limits = new FirewallLimits(2000, 100),
                Contract = OpenApiDocument.Parse(contract),
                Tags = new Dictionary<string, string>(),
            });
        });
        return Graph.Json(mocks[Name]);
    }
}
