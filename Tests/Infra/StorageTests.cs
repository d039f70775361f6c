using NUnit.Framework;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class StorageTests
{
    private static readonly string[] _buckets = ["storage-raw", "storage-processed", "storage-site", "storage-logs"];

    [TestCaseSource(nameof(_buckets))]
    public void Storage_blocks_all_public_access(string bucket) => Graph.AssertIs(Graph.Of("dev")[$"{bucket}-public-access"],
        $$"""
        {
          "bucket": "${{{bucket}}-bucket.bucket}",
          "blockPublicAcls": true, "blockPublicPolicy": true, "ignorePublicAcls": true, "restrictPublicBuckets": true
        }
        """);

    [TestCaseSource(nameof(_buckets))]
    public void Storage_owns_every_object_and_knows_no_access_lists(string bucket) => Graph.AssertIs(Graph.Of("dev")[$"{bucket}-ownership"],
        $$"""{ "bucket": "${{{bucket}}-bucket.bucket}", "rule": { "objectOwnership": "BucketOwnerEnforced" } }""");

    [TestCaseSource(nameof(_buckets))]
    public void Storage_encrypts(string bucket) => Graph.AssertIs(Graph.Of("dev")[$"{bucket}-encryption"]["rules"],
        """[{ "applyServerSideEncryptionByDefault": { "sseAlgorithm": "AES256" } }]""");

    [TestCaseSource(nameof(_buckets))]
    public void Storage_refuses_plain_http(string bucket)
    {
        foreach (var stack in (string[])["dev", "prod"])
        {
            var graph = Graph.Of(stack);
            Assert.That((string?)graph[$"{bucket}-policy"]["bucket"], Is.EqualTo($"${{{bucket}-bucket.bucket}}"));
            Graph.AssertIs(graph.Statement($"{bucket}-policy", "TlsOnly"),
                $$"""
                {
                  "Sid": "TlsOnly", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
                  "Resource": ["${{{bucket}}-bucket.arn}", "${{{bucket}}-bucket.arn}/*"],
                  "Condition": { "Bool": { "aws:SecureTransport": "false" } }
                }
                """);
        }
    }

    [Test]
    public void Originals_and_pages_keep_their_versions()
    {
        var graph = Graph.Of("dev");
        foreach (var bucket in (string[])["storage-raw", "storage-site"])
            Graph.AssertIs(graph[$"{bucket}-versioning"]["versioningConfiguration"], """{ "status": "Enabled" }""");
        Assert.That(graph.Has("storage-processed-versioning"), Is.False);
    }

    [Test]
    public void Originals_grow_cold_and_abandoned_uploads_go() => Graph.AssertIs(Graph.Of("dev")["storage-raw-lifecycle"]["rules"],
        """
        [
          { "id": "abandoned-uploads", "status": "Enabled", "filter": { "prefix": "" }, "abortIncompleteMultipartUpload": { "daysAfterInitiation": 7 } },
          { "id": "colder", "status": "Enabled", "filter": { "prefix": "uploads/" }, "transitions": [{ "days": 30, "storageClass": "GLACIER_IR" }] },
          { "id": "old-versions", "status": "Enabled", "filter": { "prefix": "" }, "noncurrentVersionExpiration": { "noncurrentDays": 30 } }
        ]
        """);

    [TestCase("dev", 7)]
    [TestCase("prod", 90)]
    public void Log_files_go_after_the_days_of_the_setting(string stack, int days) => Graph.AssertIs(Graph.Of(stack)["storage-logs-lifecycle"]["rules"],
        $$"""[{ "id": "expire", "status": "Enabled", "filter": { "prefix": "" }, "expiration": { "days": {{days}} } }]""");

    [Test]
    public void Only_pages_of_the_site_may_upload() => Graph.AssertIs(Graph.Of("dev")["storage-raw-cors"],
        """
        {
          "bucket": "${storage-raw-bucket.bucket}",
          "corsRules": [{
            "allowedOrigins": ["https://${cdn-distribution.domainName}"], "allowedMethods": ["PUT"],
            "allowedHeaders": ["content-type", "x-amz-*"], "exposeHeaders": ["ETag"], "maxAgeSeconds": 3600
          }]
        }
        """);

    [Test]
    public void The_site_may_be_seen_elsewhere()
    {
        var graph = Graph.With("dev", ("siteOrigin", "http://localhost:8080"));
        Graph.AssertIs(graph["storage-raw-cors"]["corsRules"]![0]!["allowedOrigins"], """["http://localhost:8080"]""");
        Assert.That(graph.Outputs["siteUrl"], Is.EqualTo("http://localhost:8080"));
    }

    [Test]
    public void Videos_are_found_by_id_by_owner_and_in_the_feed()
    {
        var table = Graph.Of("dev")["storage-videos"];
        Assert.That((string?)table["hashKey"], Is.EqualTo("videoId"));
        Graph.AssertIs(table["globalSecondaryIndexes"],
            """
            [
              { "name": "byOwner", "projectionType": "ALL", "keySchemas": [{ "attributeName": "ownerId", "keyType": "HASH" }, { "attributeName": "createdAt", "keyType": "RANGE" }] },
              { "name": "feed", "projectionType": "ALL", "keySchemas": [{ "attributeName": "feed", "keyType": "HASH" }, { "attributeName": "publishedAt", "keyType": "RANGE" }] }
            ]
            """);
        Graph.AssertIs(table["attributes"],
            """
            [{ "name": "videoId", "type": "S" }, { "name": "ownerId", "type": "S" }, { "name": "createdAt", "type": "S" },
             { "name": "feed", "type": "S" }, { "name": "publishedAt", "type": "S" }]
            """);
        Assert.That((string?)table["billingMode"], Is.EqualTo("PAY_PER_REQUEST"));
    }

    [Test]
    public void Changes_of_videos_are_told_with_what_they_came_to()
    {
        var table = Graph.Of("dev")["storage-videos"];
        Assert.That((bool?)table["streamEnabled"], Is.True);
        Assert.That((string?)table["streamViewType"], Is.EqualTo("NEW_IMAGE"));
    }

    [TestCase("dev", false, 7)]
    [TestCase("prod", true, 30)]
    public void Environments_differ_in_how_data_is_protected(string stack, bool isProtected, int keyWindow)
    {
        var graph = Graph.Of(stack);
        var table = graph["storage-videos"];
        Assert.Multiple(() =>
        {
            Assert.That((bool?)table["deletionProtectionEnabled"], Is.EqualTo(isProtected));
            Assert.That((bool?)table["pointInTimeRecovery"]!["enabled"], Is.EqualTo(isProtected));
            Assert.That((bool?)graph["storage-raw-bucket"]["forceDestroy"], Is.EqualTo(!isProtected));
            Assert.That((bool?)graph["storage-processed-bucket"]["forceDestroy"], Is.EqualTo(!isProtected));
            Assert.That((int?)graph["storage-key"]["deletionWindowInDays"], Is.EqualTo(keyWindow));
        });
    }

    [Test]
    public void The_table_is_encrypted_with_a_key_of_its_own_that_works_only_through_the_table_service()
    {
        var graph = Graph.Of("dev");
        Graph.AssertIs(graph["storage-videos"]["serverSideEncryption"], """{ "enabled": true, "kmsKeyArn": "${storage-key.arn}" }""");
        Assert.That((bool?)graph["storage-key"]["enableKeyRotation"], Is.True);
        Graph.AssertIs(graph.Statement("storage-key", "ThroughDynamoDb")["Condition"],
            """{ "StringEquals": { "kms:CallerAccount": "${account}", "kms:ViaService": "dynamodb.eu-central-1.amazonaws.com" } }""");
        Assert.That(graph.Document("storage-key", "policy")["Statement"]!.AsArray().Select(statement => (string?)statement!["Sid"]),
            Is.EqualTo((string[])["Administration", "ThroughDynamoDb"]));
    }
}
