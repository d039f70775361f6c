using System.Text.Json.Nodes;
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
          { "id": "abandoned-uploads", "status": "Enabled", "filter": { "prefix": "" }, "abortIncompleteMultipartUpload": { "daysAfterInitiation": 2 } },
          { "id": "colder", "status": "Enabled", "filter": { "prefix": "uploads/" }, "transitions": [{ "days": 30, "storageClass": "GLACIER_IR" }] },
          { "id": "old-versions", "status": "Enabled", "filter": { "prefix": "" }, "noncurrentVersionExpiration": { "noncurrentDays": 30 } }
        ]
        """);

    [Test]
    public void Originals_grow_cold_when_the_setting_says_or_never()
    {
        Graph.AssertIs(Graph.With("dev", ("originalsColderAfterDays", "90"))["storage-raw-lifecycle"]["rules"]![1]!["transitions"],
            """[{ "days": 90, "storageClass": "GLACIER_IR" }]""");
        Assert.That(Graph.With("dev", ("originalsColderAfterDays", "0"))["storage-raw-lifecycle"]["rules"]!.AsArray().Select(rule => (string?)rule!["id"]),
            Is.EqualTo((string[])["abandoned-uploads", "old-versions"]));
    }

    [Test]
    public void What_MediaConvert_left_halfway_goes_too() => Graph.AssertIs(Graph.Of("dev")["storage-processed-lifecycle"]["rules"],
        """[{ "id": "abandoned-uploads", "status": "Enabled", "filter": { "prefix": "" }, "abortIncompleteMultipartUpload": { "daysAfterInitiation": 2 } }]""");

    [Test]
    public void Uploads_take_the_nearest_edge_where_the_setting_says()
    {
        Assert.That(Graph.Of("dev").Has("storage-raw-acceleration"), Is.False);
        var graph = Graph.With("dev", ("transferAcceleration", "true"));
        Graph.AssertIs(graph["storage-raw-acceleration"], """{ "bucket": "${storage-raw-bucket.bucket}", "status": "Enabled" }""");
        foreach (var function in (string[])["create-upload", "upload-parts"])
        {
            Assert.That((string?)graph[$"{function}-function"]["environment"]!["variables"]!["UPLOAD_ACCELERATION"], Is.EqualTo("true"));
            Assert.That(Graph.Of("dev")[$"{function}-function"]["environment"]!["variables"]!.AsObject().ContainsKey("UPLOAD_ACCELERATION"), Is.False);
        }
    }

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
            "allowedHeaders": ["content-type", "if-none-match", "x-amz-*"], "exposeHeaders": ["ETag"], "maxAgeSeconds": 3600
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
    public void Videos_are_found_by_id_by_owner_in_the_feed_and_while_something_has_to_happen()
    {
        var table = Graph.Of("dev")["storage-videos"];
        Assert.That((string?)table["hashKey"], Is.EqualTo("videoId"));
        Graph.AssertIs(table["globalSecondaryIndexes"],
            """
            [
              { "name": "byOwner", "projectionType": "ALL", "keySchemas": [{ "attributeName": "ownerId", "keyType": "HASH" }, { "attributeName": "createdAt", "keyType": "RANGE" }] },
              { "name": "feed", "projectionType": "ALL", "keySchemas": [{ "attributeName": "feed", "keyType": "HASH" }, { "attributeName": "publishedAt", "keyType": "RANGE" }] },
              { "name": "unfinished", "projectionType": "ALL", "keySchemas": [{ "attributeName": "unfinished", "keyType": "HASH" }, { "attributeName": "updatedAt", "keyType": "RANGE" }] }
            ]
            """);
        Graph.AssertIs(table["attributes"],
            """
            [{ "name": "videoId", "type": "S" }, { "name": "ownerId", "type": "S" }, { "name": "createdAt", "type": "S" },
             { "name": "feed", "type": "S" }, { "name": "publishedAt", "type": "S" }, { "name": "unfinished", "type": "S" }, { "name": "updatedAt", "type": "S" }]
            """);
        Assert.That((string?)table["billingMode"], Is.EqualTo("PAY_PER_REQUEST"));
    }

    [TestCase("storage-views", """["playbackId"]""", "expiresAt")]
    [TestCase("storage-view-counts", """["videoId", "part"]""", null)]
    [TestCase("storage-usage", """["ownerId", "period"]""", "expiresAt")]
    public void Views_and_usage_are_found_by_their_key_and_end_by_themselves(string name, string keys, string? expiry)
    {
        var table = Graph.Of("dev")[name];
        Graph.AssertIs(new JsonArray([.. ((string?[])[(string?)table["hashKey"], (string?)table["rangeKey"]]).OfType<string>().Select(key => (JsonNode)key)]), keys);
        Assert.That(table["attributes"]!.AsArray().Select(attribute => (string?)attribute!["type"]), Has.All.EqualTo("S"));
        Assert.That((string?)table["ttl"]?["attributeName"], Is.EqualTo(expiry));
        Assert.That((bool?)table["ttl"]?["enabled"], Is.EqualTo(expiry is null ? null : true));
        Assert.That(table.ContainsKey("globalSecondaryIndexes"), Is.False);
    }

    [Test]
    public void Receipts_are_found_by_owner_and_end_by_themselves()
    {
        var table = Graph.Of("dev")["storage-receipts"];
        Assert.That((string?)table["hashKey"], Is.EqualTo("videoId"));
        Graph.AssertIs(table["ttl"], """{ "enabled": true, "attributeName": "expiresAt" }""");
        Graph.AssertIs(table["globalSecondaryIndexes"],
            """
            [{ "name": "byOwner", "projectionType": "ALL", "keySchemas": [{ "attributeName": "ownerId", "keyType": "HASH" }, { "attributeName": "erasedAt", "keyType": "RANGE" }] }]
            """);
    }

    [Test]
    public void Every_table_is_as_well_kept_as_that_of_the_films()
    {
        foreach (var stack in (string[])["dev", "prod"])
        {
            var videos = Graph.Of(stack)["storage-videos"];
            foreach (var name in (string[])["storage-views", "storage-view-counts", "storage-usage", "storage-receipts"])
            {
                foreach (var guard in (string[])["billingMode", "serverSideEncryption", "pointInTimeRecovery", "deletionProtectionEnabled"])
                    Assert.That(Graph.Of(stack)[name][guard]!.ToJsonString(), Is.EqualTo(videos[guard]!.ToJsonString()), $"{stack} {name} {guard}");
            }
        }
    }

    [TestCase("storage-videos")]
    [TestCase("storage-views")]
    public void Changes_of_videos_and_views_are_told_with_what_they_came_to(string name)
    {
        var table = Graph.Of("dev")[name];
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
