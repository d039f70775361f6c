using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using VideoStack.Local.Aws;
using VideoStack.Local.Aws.Signatures;
using VideoStack.Local.Graph;
using VideoStack.Local.Iam.Requests;

namespace VideoStack.Local.Iam;

/// <summary>Between a verified request and its service: finds out what it asks for, and refuses what the caller's role may not do.</summary>
internal sealed class RequestAuthorizer(ResourceGraph graph, Place place, AccessControl access)
{
    private readonly DynamoDbRequests _dynamoDb = new(graph, place);
    private readonly KmsRequests _kms = new(graph, place);
    private readonly MediaConvertRequests _mediaConvert = new(place);
    private readonly SesRequests _ses = new(graph, place);

    /// <exception cref="AwsErrorException">The role may not do it, or nobody here knows which right it needs.</exception>
    public async Task AuthorizeAsync(HttpRequest request, RequestSignature signature, Caller caller)
    {
        if (caller.RoleArn is null) return;
        var keys = KeysOf(caller.RoleArn);
        foreach (var asked in await ReadAsync(request, signature))
            if (access.Refusal(caller.RoleArn, asked with { Keys = asked.Keys.With(keys) }) is { } refusal)
                throw AwsErrorException.AccessDenied(refusal);
    }

    /// <summary>S3 tells only those who may list a bucket that an object is not there; to others it is forbidden.</summary>
    public bool MayMiss(HttpRequest request, Caller caller) =>
        access.Allows(caller.RoleArn, S3Requests.Bucket("ListBucket", S3Path.Of(request).Bucket));

    // What a function's own code asks for carries its name; what Lambda does in its name does not.
    private ConditionKeys KeysOf(string roleArn) => ConditionKeys.None.With(
        "lambda:SourceFunctionArn",
        graph.OfType("aws:lambda/function:Function").FirstOrDefault(function => function.Inputs.Text("role") == roleArn)?.State.Text("arn"));

    private async Task<IReadOnlyList<AccessRequest>> ReadAsync(HttpRequest request, RequestSignature signature)
    {
        try
        {
            if (signature.Service == "s3") return await S3Requests.OfAsync(request, isPresigned: signature.Lifetime is not null);

            var body = await BodyAsync(request);
            // DynamoDB_20120810.GetItem, TrentService.Decrypt
            var operation = request.Headers["X-Amz-Target"].ToString().Split('.')[^1];
            return signature.Service switch
            {
                "dynamodb" => _dynamoDb.Of(operation, body),
                "kms" => _kms.Of(operation, body),
                "mediaconvert" => _mediaConvert.Of(request, body),
                "ses" when (request.Method, request.Path.Value) is ("POST", "/v2/email/outbound-emails") => _ses.Of(body),
                _ => throw new KeyNotFoundException($"{request.Method} {request.Path}"),
            };
        }
        catch (XmlException)
        {
            throw AwsErrorException.Malformed("The request's body is no XML.");
        }
        catch (KeyNotFoundException unknown)
        {
            throw AwsErrorException.AccessDenied(
                $"Nobody here knows which right this request to {signature.Service} needs: {unknown.Message}. Add it to Local/Iam/Requests.");
        }
    }

    // The verifier has hashed the body and kept it. What is no JSON names no resource, which no right covers.
    private static async Task<JsonObject> BodyAsync(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
        finally
        {
            request.Body.Position = 0;
        }
    }
}
