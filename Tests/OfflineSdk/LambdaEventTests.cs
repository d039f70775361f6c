using System.Text;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace VideoStack.OfflineSdk.Tests;

/// <summary>Events as AWS documents them, read and written with the serializer of the functions.</summary>
internal sealed class LambdaEventTests
{
    private readonly SourceGeneratorLambdaJsonSerializer<LambdaJson> serializer = new();

    [Test]
    public void A_request_through_api_gateway_is_read_whole()
    {
        var request = Read<APIGatewayProxyRequest>("""
            {
              "resource": "/api/videos/{videoId}", "path": "/api/videos/v1", "httpMethod": "GET",
              "headers": {"Accept": "text/html", "X-Twice": "b"},
              "multiValueHeaders": {"Accept": ["text/html"], "X-Twice": ["a", "b"]},
              "queryStringParameters": {"q": "2"}, "multiValueQueryStringParameters": {"q": ["1", "2"]},
              "pathParameters": {"videoId": "v1"}, "stageVariables": null,
              "requestContext": {
                "accountId": "123456789012", "apiId": "id", "stage": "live", "requestId": "r-1", "operationName": "GetVideo",
                "authorizer": {"principalId": "u1", "roles": "creator", "fresh": true, "claims": {"sub": "u1", "exp": 5}},
                "identity": {"sourceIp": "192.0.2.1", "userAgent": "test", "apiKeyId": "k"},
                "requestTime": "12/Mar/2020:19:03:58 +0000", "requestTimeEpoch": 1583349317135, "resourcePath": "/api/videos/{videoId}"
              },
              "body": "eyJhIjoxfQ==", "isBase64Encoded": true, "added later": [1]
            }
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.Resource, Is.EqualTo("/api/videos/{videoId}"));
            Assert.That(request.Path, Is.EqualTo("/api/videos/v1"));
            Assert.That(request.HttpMethod, Is.EqualTo("GET"));
            Assert.That(request.Headers["X-Twice"], Is.EqualTo("b"));
            Assert.That(request.MultiValueHeaders["X-Twice"], Is.EqualTo(new[] { "a", "b" }));
            Assert.That(request.QueryStringParameters["q"], Is.EqualTo("2"));
            Assert.That(request.MultiValueQueryStringParameters["q"], Is.EqualTo(new[] { "1", "2" }));
            Assert.That(request.PathParameters["videoId"], Is.EqualTo("v1"));
            Assert.That(request.StageVariables, Is.Null);
            Assert.That((request.Body, request.IsBase64Encoded), Is.EqualTo(("eyJhIjoxfQ==", true)));
            Assert.That(request.RequestContext.AccountId, Is.EqualTo("123456789012"));
            Assert.That(request.RequestContext.OperationName, Is.EqualTo("GetVideo"));
            Assert.That(request.RequestContext.RequestTimeEpoch, Is.EqualTo(1583349317135));
            Assert.That(request.RequestContext.Identity.SourceIp, Is.EqualTo("192.0.2.1"));
            Assert.That(request.RequestContext.Identity.ApiKeyId, Is.EqualTo("k"));
            Assert.That(request.RequestContext.Authorizer["principalId"].ToString(), Is.EqualTo("u1"));
            Assert.That(((JsonElement)request.RequestContext.Authorizer["fresh"]).GetBoolean(), Is.True);
            Assert.That(request.RequestContext.Authorizer.Claims, Is.EqualTo(new Dictionary<string, string> { ["sub"] = "u1" }));
        }
    }

    [Test]
    public void An_answer_to_api_gateway_is_written_in_camel_case_without_nulls()
    {
        var response = new APIGatewayProxyResponse
        {
            StatusCode = 200,
            Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json" },
            MultiValueHeaders = new Dictionary<string, IList<string>> { ["Set-Cookie"] = ["a=1", "b=2"] },
            Body = """{"title":"Tom & „Jerry“"}""",
        };

        Assert.That(Write(response), Is.EqualTo(
            """{"statusCode":200,"headers":{"Content-Type":"application/json"},"multiValueHeaders":{"Set-Cookie":["a=1","b=2"]}"""
            + ""","body":"{\"title\":\"Tom & „Jerry“\"}","isBase64Encoded":false}"""));
        Assert.That(Write(new APIGatewayProxyResponse { StatusCode = 204 }), Is.EqualTo("""{"statusCode":204,"isBase64Encoded":false}"""));
    }

    [Test]
    public void An_authorizer_reads_its_request_and_writes_a_policy()
    {
        var request = Read<APIGatewayCustomAuthorizerRequest>("""
            {"type": "REQUEST", "methodArn": "arn:aws:execute-api:eu-west-1:1:id/live/GET/api/me", "httpMethod": "GET",
             "headers": {"Authorization": "Bearer x"}, "requestContext": {"apiId": "id"}}
            """);
        var response = new APIGatewayCustomAuthorizerResponse
        {
            PrincipalID = "u1",
            PolicyDocument = new APIGatewayCustomAuthorizerPolicy
            {
                Statement = [new() { Action = ["execute-api:Invoke"], Resource = [request.MethodArn] }],
            },
            Context = new APIGatewayCustomAuthorizerContextOutput { ["roles"] = "creator", ["fresh"] = true, ["age"] = 5 },
        };

        Assert.That((request.Type, request.Headers["Authorization"], request.RequestContext.ApiId), Is.EqualTo(("REQUEST", "Bearer x", "id")));
        Assert.That(Write(response), Is.EqualTo(
            """{"principalId":"u1","policyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["execute-api:Invoke"]"""
            + ""","Resource":["arn:aws:execute-api:eu-west-1:1:id/live/GET/api/me"]}]},"context":{"roles":"creator","fresh":true,"age":5}}"""));
    }

    [Test]
    public void A_notification_of_s3_is_read_whole()
    {
        var record = Read<S3Event>("""
            {"Records": [{
              "eventVersion": "2.1", "eventSource": "aws:s3", "awsRegion": "us-east-2", "eventTime": "2019-09-03T19:37:27.192Z",
              "eventName": "ObjectCreated:Put", "userIdentity": {"principalId": "AWS:AIDAINPONIXQXHT3IKHL2"},
              "requestParameters": {"sourceIPAddress": "205.255.255.255"},
              "responseElements": {"x-amz-request-id": "D82B88E5F771F645", "x-amz-id-2": "vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQ"},
              "s3": {"s3SchemaVersion": "1.0", "configurationId": "828aa6fc-f7b5-4305-8584-487c791949c1",
                "bucket": {"name": "raw", "ownerIdentity": {"principalId": "A3I5XTEXAMAI3E"}, "arn": "arn:aws:s3:::raw"},
                "object": {"key": "uploads/My+film+%C3%A4.mp4", "size": 5368709120, "eTag": "b21b84d653bb07b05b1e6b33684dc11b",
                  "versionId": "v-1", "sequencer": "0C0F6F405D6ED209E1"}}}]}
            """).Records.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.EventName, Is.EqualTo("ObjectCreated:Put"));
            Assert.That(record.EventSource, Is.EqualTo("aws:s3"));
            Assert.That(record.EventTime, Is.EqualTo(new DateTime(2019, 9, 3, 19, 37, 27, 192, DateTimeKind.Utc)));
            Assert.That(record.AwsRegion, Is.EqualTo("us-east-2"));
            Assert.That(record.UserIdentity.PrincipalId, Is.EqualTo("AWS:AIDAINPONIXQXHT3IKHL2"));
            Assert.That(record.RequestParameters.SourceIPAddress, Is.EqualTo("205.255.255.255"));
            Assert.That(record.ResponseElements.XAmzRequestId, Is.EqualTo("D82B88E5F771F645"));
            Assert.That(record.ResponseElements.XAmzId2, Is.EqualTo("vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQ"));
            Assert.That(record.S3.S3SchemaVersion, Is.EqualTo("1.0"));
            Assert.That(record.S3.Bucket.Name, Is.EqualTo("raw"));
            Assert.That(record.S3.Bucket.OwnerIdentity.PrincipalId, Is.EqualTo("A3I5XTEXAMAI3E"));
            Assert.That(record.S3.Object.Key, Is.EqualTo("uploads/My+film+%C3%A4.mp4"));
            Assert.That(record.S3.Object.KeyDecoded, Is.EqualTo("uploads/My film ä.mp4"));
            Assert.That(record.S3.Object.Size, Is.EqualTo(5368709120));
            Assert.That(record.S3.Object.ETag, Is.EqualTo("b21b84d653bb07b05b1e6b33684dc11b"));
            Assert.That(record.S3.Object.VersionId, Is.EqualTo("v-1"));
            Assert.That(record.S3.Object.Sequencer, Is.EqualTo("0C0F6F405D6ED209E1"));
            Assert.That(record.GlacierEventData, Is.Null);
        }
    }

    [Test]
    public void An_event_of_the_event_bus_is_read_whole()
    {
        var state = Read<CloudWatchEvent<JobState>>("""
            {"version": "0", "id": "e-1", "detail-type": "MediaConvert Job State Change", "source": "aws.mediaconvert",
             "account": "123456789012", "time": "2017-11-29T18:57:11Z", "region": "us-east-1",
             "resources": ["arn:aws:mediaconvert:us-east-1:123456789012:jobs/123456789012-smb6o7"],
             "detail": {"jobId": "123456789012-smb6o7", "status": "COMPLETE", "userMetadata": {}}}
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((state.Version, state.Id, state.Account, state.Region), Is.EqualTo(("0", "e-1", "123456789012", "us-east-1")));
            Assert.That((state.Source, state.DetailType), Is.EqualTo(("aws.mediaconvert", "MediaConvert Job State Change")));
            Assert.That(state.Time, Is.EqualTo(new DateTime(2017, 11, 29, 18, 57, 11, DateTimeKind.Utc)));
            Assert.That(state.Resources, Has.Count.EqualTo(1));
            Assert.That((state.Detail.JobId, state.Detail.Status), Is.EqualTo(("123456789012-smb6o7", "COMPLETE")));
        }
    }

    [Test]
    public void A_type_the_context_does_not_know_is_refused()
    {
        Assert.That(
            () => Write(new List<Guid>()),
            Throws.InstanceOf<JsonSerializerException>().With.Message.Contains("No JsonTypeInfo registered in " + typeof(LambdaJson).FullName));
    }

    [Test]
    public void The_options_can_be_changed_before_the_context_is_made()
    {
        var camel = new SourceGeneratorLambdaJsonSerializer<LambdaJson>(options => options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);
        using var output = new MemoryStream();

        camel.Serialize(new Answer("yes"), output);

        Assert.That(Encoding.UTF8.GetString(output.ToArray()), Is.EqualTo("""{"text":"yes"}"""));
    }

    private T Read<T>(string json)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return serializer.Deserialize<T>(input);
    }

    private string Write<T>(T value)
    {
        using var output = new MemoryStream();
        serializer.Serialize(value, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
