using System.Text.Json.Nodes;
using NUnit.Framework;
using VideoStack.Functions.Shared.Access;
using VideoStack.Infra.Api;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class AuthorizerTests
{
    private static JsonNode Body => Graph.Of("dev").Document("api-rest", "body");

    [Test]
    public void There_are_a_key_and_two_authorizers_which_are_one_function() => Graph.AssertIs(Body["components"]!["securitySchemes"],
        """
        {
          "distributionKey": { "type": "apiKey", "name": "x-api-key", "in": "header" },
          "requiredAccount": {
            "type": "apiKey", "name": "Authorization", "in": "header", "x-amazon-apigateway-authtype": "custom",
            "x-amazon-apigateway-authorizer": {
              "type": "request", "authorizerUri": "${authorize-alias.invokeArn}", "authorizerResultTtlInSeconds": 300,
              "identitySource": "method.request.header.Authorization"
            }
          },
          "optionalAccount": {
            "type": "apiKey", "name": "Unused", "in": "header", "x-amazon-apigateway-authtype": "custom",
            "x-amazon-apigateway-authorizer": {
              "type": "request", "authorizerUri": "${authorize-alias.invokeArn}", "authorizerResultTtlInSeconds": 0
            }
          }
        }
        """);

    [Test]
    public void Only_authorizers_of_this_API_may_ask_who_calls() => Graph.AssertIs(Graph.Of("dev")["authorize-from-api"],
        """
        {
          "action": "lambda:InvokeFunction", "principal": "apigateway.amazonaws.com",
          "function": "${authorize-function.name}", "qualifier": "live", "sourceArn": "${api-rest.executionArn}/authorizers/*"
        }
        """);

    [TestCase("Health", AccessToken.Ignored)]
    [TestCase("Login", AccessToken.Ignored)]
    [TestCase("GetVideo", AccessToken.Optional)]
    [TestCase("GetMe", AccessToken.Required)]
    public void The_contract_says_what_an_operation_asks_of_the_caller(string operation, AccessToken token) =>
        Assert.That(OpenApiDocument.Load().Operations.Single(known => known.Id == operation).Token, Is.EqualTo(token));

    [Test]
    public void The_gateway_asks_for_the_key_and_for_what_the_contract_says()
    {
        foreach (var operation in OpenApiDocument.Load().Operations)
        {
            var security = Body["paths"]![operation.Path]![operation.Method.ToLowerInvariant()]!["security"];
            Graph.AssertIs(security, operation.Token switch
            {
                AccessToken.Required => """[{ "requiredAccount": [] }, { "distributionKey": [] }]""",
                AccessToken.Optional => """[{ "optionalAccount": [] }, { "distributionKey": [] }]""",
                _ => """[{ "distributionKey": [] }]""",
            });
        }
    }

    [Test]
    public void The_gateway_and_the_functions_agree_on_who_needs_an_account()
    {
        var contract = OpenApiDocument.Load().Operations.ToDictionary(operation => operation.Id, operation => operation.Token);
        var rules = AccessRules.Table.ToDictionary(rule => rule.Key, rule => rule.Value switch
        {
            AccessRule.Anyone => AccessToken.Ignored,
            AccessRule.ByVisibility => AccessToken.Optional,
            _ => AccessToken.Required,
        });
        Assert.That(contract, Is.EquivalentTo(rules));
    }

    [Test]
    public void What_administrators_do_lies_where_the_authorizer_keeps_others_out()
    {
        var administrative = AccessRules.Table.Where(rule => rule.Value == AccessRule.Admin).Select(rule => rule.Key);
        var below = OpenApiDocument.Load().Operations.Where(operation => operation.Path.StartsWith("/api/admin/", StringComparison.Ordinal));
        Assert.That(below.Select(operation => operation.Id), Is.EquivalentTo(administrative));
    }
}
