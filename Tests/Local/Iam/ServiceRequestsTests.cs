using System.Text;
using System.Text.Json.Nodes;
using VideoStack.Local.Iam;
using VideoStack.Local.Iam.Requests;

namespace VideoStack.Local.Tests.Iam;

/// <summary>Which rights the calls of the other services need (Service Authorization Reference).</summary>
public sealed class ServiceRequestsTests
{
    private const string KeyId = "11111111-2222-3333-4444-555555555555";
    private const string Queue = "arn:aws:mediaconvert:eu-central-1:123456789012:queues/films";

    [TestCase("GetItem", """{ "TableName": "videos" }""", "dynamodb:GetItem table/videos")]
    [TestCase("Query", """{ "TableName": "videos" }""", "dynamodb:Query table/videos")]
    [TestCase("Query", """{ "TableName": "videos", "IndexName": "feed" }""", "dynamodb:Query table/videos/index/feed")]
    [TestCase("Scan", """{ "TableName": "videos" }""", "dynamodb:Scan table/videos")]
    [TestCase("PutItem", """{ "TableName": "arn:aws:dynamodb:eu-central-1:123456789012:table/videos" }""", "dynamodb:PutItem table/videos")]
    [TestCase("BatchGetItem", """{ "RequestItems": { "videos": {}, "users": {} } }""", "dynamodb:BatchGetItem table/videos", "dynamodb:BatchGetItem table/users")]
    [TestCase("TransactGetItems", """{ "TransactItems": [{ "Get": { "TableName": "videos" } }] }""", "dynamodb:GetItem table/videos")]
    [TestCase(
        "TransactWriteItems",
        """{ "TransactItems": [{ "Put": { "TableName": "users" } }, { "Update": { "TableName": "emails" } }, { "Delete": { "TableName": "mails" } }, { "ConditionCheck": { "TableName": "users" } }] }""",
        "dynamodb:PutItem table/users", "dynamodb:UpdateItem table/emails", "dynamodb:DeleteItem table/mails", "dynamodb:ConditionCheckItem table/users")]
    [TestCase("Scan", """{ "TableName": "videos", "IndexName": "feed" }""", "dynamodb:Scan table/videos/index/feed")]
    [TestCase("ListTables", "{}", "dynamodb:ListTables *")]
    public void DynamoDB(string operation, string body, params string[] expected) =>
        Assert.That(new DynamoDbRequests(new(), IamGraph.Place).Of(operation, Json(body)).Select(Short), Is.EqualTo(expected));

    [Test]
    public void A_policy_may_allow_a_write_in_transactions_only()
    {
        var request = new DynamoDbRequests(new(), IamGraph.Place).Of("TransactWriteItems", Json("""{ "TransactItems": [{ "Put": { "TableName": "videos" } }] }""")).Single();

        Assert.That(request.Keys.Of("dynamodb:EnclosingOperation"), Is.EqualTo((string[])["TransactWriteItems"]));
    }

    [Test]
    public void A_table_asks_its_key_to_let_the_caller_through()
    {
        var graph = new IamGraph();
        graph.Graph.Add(new("aws:dynamodb/table:Table", "videos", "videos",
            new() { ["serverSideEncryption"] = new JsonObject { ["kmsKeyArn"] = IamGraph.Key } }, new() { ["name"] = "videos" }));

        var requests = new DynamoDbRequests(graph.Graph, IamGraph.Place).Of("GetItem", Json("""{ "TableName": "videos" }"""));

        Assert.That(requests.Select(Short), Is.EqualTo((string[])["dynamodb:GetItem table/videos", $"kms:Decrypt key/{KeyId}"]));
        Assert.That(requests[1].Keys.Of("kms:ViaService"), Is.EqualTo((string[])["dynamodb.eu-central-1.amazonaws.com"]));
    }

    [TestCase(KeyId)]
    [TestCase("arn:aws:kms:eu-central-1:123456789012:key/" + KeyId)]
    [TestCase("alias/fields")]
    [TestCase("arn:aws:kms:eu-central-1:123456789012:alias/fields")]
    public void A_key_is_known_under_all_its_names(string told)
    {
        var graph = new IamGraph();
        graph.Graph.Add(new("aws:kms/alias:Alias", "fields", "alias/fields", [], new() { ["name"] = "alias/fields", ["targetKeyArn"] = IamGraph.Key }));
        var request = new KmsRequests(graph.Graph, IamGraph.Place).Of("GenerateMac", Json($$"""{ "KeyId": "{{told}}", "MacAlgorithm": "HMAC_SHA_256" }""")).Single();
        Assert.That(request.Resource, Is.EqualTo(IamGraph.Key));
        Assert.That(request.Keys.Of("kms:MacAlgorithm"), Is.EqualTo((string[])["HMAC_SHA_256"]));
    }

    [Test]
    public void A_ciphertext_tells_its_key_and_its_context()
    {
        var blob = Convert.ToBase64String(Encoding.ASCII.GetBytes(KeyId + "the rest"));
        var body = $$"""{ "CiphertextBlob": "{{blob}}", "EncryptionContext": { "purpose": "playback-signing" }, "KeyId": "00000000-0000-0000-0000-000000000000" }""";
        var request = new KmsRequests(new(), IamGraph.Place).Of("Decrypt", Json(body)).Single();
        Assert.Multiple(() =>
        {
            Assert.That(request.Resource, Is.EqualTo(IamGraph.Key), "whatever key the caller claims");
            Assert.That(request.Keys.Of("kms:EncryptionContext:purpose"), Is.EqualTo((string[])["playback-signing"]));
            Assert.That(request.Keys.Of("kms:EncryptionContextKeys"), Is.EqualTo((string[])["purpose"]));
        });
    }

    [TestCase("""{ "CiphertextBlob": "too short!" }""")]
    [TestCase("""{ "CiphertextBlob": "AAAA" }""")]
    [TestCase("{}")]
    public void A_ciphertext_of_nothing_is_under_no_key(string body) =>
        Assert.That(new KmsRequests(new(), IamGraph.Place).Of("Decrypt", Json(body)).Single().Resource, Is.EqualTo("*"));

    [TestCase("POST", "jobs", $$"""{ "queue": "{{Queue}}", "role": "arn:aws:iam::123456789012:role/encoder" }""", "mediaconvert:CreateJob queues/films", "iam:PassRole role/encoder")]
    [TestCase("POST", "jobs", """{ "queue": "films", "role": "arn:aws:iam::123456789012:role/encoder" }""", "mediaconvert:CreateJob queues/films", "iam:PassRole role/encoder")]
    [TestCase("POST", "jobs", $$"""{ "queue": "{{Queue}}", "role": "arn:aws:iam::123456789012:role/encoder", "tags": { "a": "b" } }""", "mediaconvert:CreateJob queues/films", "mediaconvert:TagResource jobs/*", "iam:PassRole role/encoder")]
    [TestCase("GET", "jobs?queue=" + Queue, "{}", "mediaconvert:ListJobs queues/films")]
    [TestCase("GET", "jobs", "{}", "mediaconvert:ListJobs *")]
    [TestCase("GET", "search?queue=" + Queue, "{}", "mediaconvert:SearchJobs queues/films")]
    [TestCase("GET", "search", "{}", "mediaconvert:SearchJobs *")]
    [TestCase("GET", "jobs/1-a", "{}", "mediaconvert:GetJob jobs/1-a")]
    [TestCase("DELETE", "jobs/1-a", "{}", "mediaconvert:CancelJob jobs/1-a")]
    [TestCase("GET", "jobTemplates/dev-MovieHLS", "{}", "mediaconvert:GetJobTemplate jobTemplates/dev-MovieHLS")]
    [TestCase("POST", "probe", """{ "inputFiles": [{ "fileUrl": "s3://raw/uploads/1" }] }""", "mediaconvert:Probe *", "s3:GetObject raw/uploads/1")]
    public void MediaConvert(string method, string address, string body, params string[] expected)
    {
        var parts = $"/2017-08-29/{address}".Split('?', 2);
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Path) = (method, parts[0]);
        if (parts.Length == 2) context.Request.QueryString = new("?" + parts[1]);
        Assert.That(new MediaConvertRequests(IamGraph.Place).Of(context.Request, Json(body)).Select(Short), Is.EqualTo(expected));
    }

    [TestCase("VideoStack <videos@example.org>", false, "ses:SendEmail identity/videos@example.org")]
    [TestCase("videos@example.org", true, "ses:SendEmail identity/example.org", Description = "the program declares the domain")]
    public void SES(string from, bool domainIsDeclared, string expected)
    {
        var graph = new IamGraph();
        if (domainIsDeclared)
            graph.Graph.Add(new("aws:sesv2/emailIdentity:EmailIdentity", "mail", "example.org", new() { ["emailIdentity"] = "example.org" }, []));
        var body = $$"""{ "FromEmailAddress": "{{from}}", "Destination": { "ToAddresses": ["ann@example.com"] } }""";

        var request = new SesRequests(graph.Graph, IamGraph.Place).Of(Json(body)).Single();

        Assert.That(Short(request), Is.EqualTo(expected));
        Assert.That(request.Keys.Of("ses:FromAddress"), Is.EqualTo((string[])["videos@example.org"]));
        Assert.That(request.Keys.Of("ses:Recipients"), Is.EqualTo((string[])["ann@example.com"]));
    }

    private static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();

    private static string Short(AccessRequest request) => $"{request.Action} {request.Resource.Split(':', 6)[^1]}";
}
