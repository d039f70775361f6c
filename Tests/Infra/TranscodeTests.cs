using System.Text.Json.Nodes;
using NUnit.Framework;
using VideoStack.Infra.Media;
using VideoStack.Media;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class TranscodeTests
{
    private static JsonNode Template => Graph.Of("dev").Document("transcode-template", "templateBody");

    private static JsonNode Settings => Template["Resources"]!["MovieHls"]!["Properties"]!["SettingsJson"]!;

    [Test]
    public void An_uploaded_object_calls_ingest_and_S3_may_do_so()
    {
        Graph.AssertIs(Graph.Of("dev")["transcode-uploads"],
            """
            {
              "bucket": "${storage-raw-bucket.bucket}",
              "lambdaFunctions": [{ "events": ["s3:ObjectCreated:*"], "filterPrefix": "uploads/", "lambdaFunctionArn": "${transcode-ingest-alias.arn}" }]
            }
            """);
        Graph.AssertIs(Graph.Of("dev")["transcode-ingest-from-raw-bucket"],
            """
            {
              "action": "lambda:InvokeFunction", "principal": "s3.amazonaws.com", "function": "${transcode-ingest-function.name}",
              "qualifier": "live", "sourceArn": "${storage-raw-bucket.arn}", "sourceAccount": "${account}"
            }
            """);
    }

    [Test]
    public void Job_events_of_this_stacks_queue_call_track_and_EventBridge_may_do_so()
    {
        var graph = Graph.Of("dev");
        Graph.AssertIs(graph.Document("transcode-jobs", "eventPattern"),
            """
            { "source": ["aws.mediaconvert"], "detail-type": ["MediaConvert Job State Change"], "detail": { "queue": ["${transcode-queue.arn}"] } }
            """);
        Graph.AssertIs(graph["transcode-jobs-target"],
            """
            {
              "rule": "${transcode-jobs.name}", "arn": "${transcode-track-alias.arn}",
              "deadLetterConfig": { "arn": "${transcode-track-dead-letters.arn}" }
            }
            """);
        Graph.AssertIs(graph["transcode-track-from-jobs"],
            """
            {
              "action": "lambda:InvokeFunction", "principal": "events.amazonaws.com", "function": "${transcode-track-function.name}",
              "qualifier": "live", "sourceArn": "${transcode-jobs.arn}"
            }
            """);
    }

    [TestCase("repair", "rate(15 minutes)")]
    [TestCase("sweep", "rate(1 day)")]
    public void Reconcile_is_called_by_the_clock_with_its_task(string task, string rate)
    {
        var graph = Graph.Of("dev");
        Assert.That((string?)graph[$"reconcile-{task}"]["scheduleExpression"], Is.EqualTo(rate));
        Graph.AssertIs(graph[$"reconcile-{task}-target"],
            $$"""
            {
              "rule": "${reconcile-{{task}}.name}", "arn": "${reconcile-alias.arn}", "input": "{\"task\":\"{{task}}\"}",
              "deadLetterConfig": { "arn": "${reconcile-dead-letters.arn}" }
            }
            """);
        Graph.AssertIs(graph[$"reconcile-from-{task}"],
            $$"""
            {
              "action": "lambda:InvokeFunction", "principal": "events.amazonaws.com", "function": "${reconcile-function.name}",
              "qualifier": "live", "sourceArn": "${reconcile-{{task}}.arn}"
            }
            """);
    }

    [TestCase("reconcile-schedules-dead-letters", "reconcile", """["${reconcile-repair.arn}", "${reconcile-sweep.arn}"]""")]
    [TestCase("transcode-jobs-dead-letters", "transcode-track", "\"${transcode-jobs.arn}\"")]
    public void Events_that_never_reach_a_function_wait_beside_those_that_it_failed_on(string policy, string function, string rules) =>
        Graph.AssertIs(Graph.Of("dev").Document(policy, "policy")["Statement"],
            $$"""
            [{
              "Sid": "UndeliveredEvents", "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "sqs:SendMessage",
              "Resource": "${{{function}}-dead-letters.arn}", "Condition": { "ArnEquals": { "aws:SourceArn": {{rules}} } }
            }]
            """);

    [TestCase("qvbr", "QVBR")]
    [TestCase("cbr", "CBR")]
    public void How_bits_are_spent_is_a_setting(string setting, string mode)
    {
        var template = Graph.With("dev", ("rateControl", setting)).Document("transcode-template", "templateBody");
        var outputs = template["Resources"]!["MovieHls"]!["Properties"]!["SettingsJson"]!["OutputGroups"]![0]!["Outputs"]!.AsArray();
        var modes = outputs.Select(output => output!["VideoDescription"]?["CodecSettings"]?["H264Settings"]).OfType<JsonNode>().Select(settings => (string?)settings["RateControlMode"]);
        Assert.That(modes, Is.Not.Empty.And.All.EqualTo(mode));
    }

    [Test]
    public void MediaConvert_reads_originals_and_writes_renditions_for_this_queue_only()
    {
        var graph = Graph.Of("dev");
        Graph.AssertIs(graph.Document("transcode-mediaconvert-role", "assumeRolePolicy")["Statement"],
            """
            [{
              "Sid": "Assume", "Effect": "Allow", "Principal": { "Service": "mediaconvert.amazonaws.com" }, "Action": "sts:AssumeRole",
              "Condition": { "StringEquals": { "aws:SourceAccount": "${account}" }, "ArnLike": { "aws:SourceArn": "${transcode-queue.arn}" } }
            }]
            """);
        Graph.AssertIs(graph.Document("transcode-mediaconvert-rights", "policy")["Statement"],
            """
            [
              { "Sid": "ReadOriginals", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "${storage-raw-bucket.arn}/uploads/*" },
              { "Sid": "WriteRenditions", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "${storage-processed-bucket.arn}/media/*" }
            ]
            """);
    }

    [Test]
    public void Ingest_may_lend_the_role_to_MediaConvert_only() =>
        Graph.AssertIs(Graph.Of("dev").Statement("transcode-ingest-rights", "LendRole")["Condition"],
            """{ "StringEquals": { "iam:PassedToService": "mediaconvert.amazonaws.com" } }""");

    [TestCase("dev")]
    [TestCase("prod")]
    public void The_job_template_carries_the_stacks_name(string stack)
    {
        var template = Graph.Of(stack).Document("transcode-template", "templateBody")["Resources"]!["MovieHls"]!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)template["Type"], Is.EqualTo("AWS::MediaConvert::JobTemplate"));
            Assert.That((string?)template["Properties"]!["Name"], Is.EqualTo($"{stack}-MovieHLS"));
            Assert.That((string?)template["Properties"]!["Queue"], Is.EqualTo("${transcode-queue.arn}"));
            Assert.That((string?)template["Properties"]!["StatusUpdateInterval"], Is.EqualTo("SECONDS_10"));
        });
    }

    [Test]
    public void The_job_template_tells_its_name_and_its_arn() => Graph.AssertIs(Template["Outputs"],
        """
        {
          "JobTemplateName": { "Value": { "Fn::GetAtt": ["MovieHls", "Name"] } },
          "JobTemplateArn": { "Value": { "Fn::GetAtt": ["MovieHls", "Arn"] } }
        }
        """);

    [Test]
    public void The_job_template_has_a_rendition_for_each_rung_and_the_sound()
    {
        var outputs = Settings["OutputGroups"]![0]!["Outputs"]!.AsArray();
        var ladder = EncodingLadder.For(EncodingLadder.Reference);
        Assert.That(outputs.Select(output => (string?)output!["NameModifier"]), Is.EqualTo(ladder.Select(rung => rung.NameModifier).Append("_audio")));
        foreach (var (rung, output) in ladder.Zip(outputs))
        {
            var video = output!["VideoDescription"]!;
            var h264 = video["CodecSettings"]!["H264Settings"]!;
            Assert.Multiple(() =>
            {
                Assert.That((int?)video["Width"], Is.EqualTo(rung.Width));
                Assert.That((int?)video["Height"], Is.EqualTo(rung.Height));
                Assert.That((int?)h264["MaxBitrate"], Is.EqualTo(rung.MaxBitrate));
                Assert.That((int?)h264["QvbrSettings"]!["QvbrQualityLevel"], Is.EqualTo(rung.QvbrQualityLevel));
                Assert.That((string?)h264["RateControlMode"], Is.EqualTo("QVBR"));
                Assert.That((int?)h264["GopSize"], Is.EqualTo(EncodingLadder.GopSeconds));
                Assert.That((string?)h264["GopSizeUnits"], Is.EqualTo("SECONDS"));
                Assert.That((string?)h264["SceneChangeDetect"], Is.EqualTo("DISABLED"));
            });
        }
    }

    [Test]
    public void Films_become_CMAF_with_HLS_and_DASH_over_the_same_segments_of_whole_GOPs()
    {
        var group = Settings["OutputGroups"]![0]!["OutputGroupSettings"]!;
        Assert.That((string?)group["Type"], Is.EqualTo("CMAF_GROUP_SETTINGS"));
        var cmaf = group["CmafGroupSettings"]!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)cmaf["WriteHlsManifest"], Is.EqualTo("ENABLED"));
            Assert.That((string?)cmaf["WriteDashManifest"], Is.EqualTo("ENABLED"));
            Assert.That((string?)cmaf["WriteSegmentTimelineInRepresentation"], Is.EqualTo("ENABLED"));
            Assert.That((string?)cmaf["SegmentControl"], Is.EqualTo("SEGMENTED_FILES"));
            Assert.That((int?)cmaf["SegmentLength"], Is.EqualTo(6));
            Assert.That((int?)cmaf["SegmentLength"] % EncodingLadder.GopSeconds, Is.Zero);
            Assert.That((string?)cmaf["DestinationSettings"]!["S3Settings"]!["StorageClass"], Is.EqualTo("INTELLIGENT_TIERING"));
        });
    }

    [Test]
    public void A_storyboard_is_made_beside_the_renditions_within_the_limits_of_the_service()
    {
        var cmaf = Settings["OutputGroups"]![0]!["OutputGroupSettings"]!["CmafGroupSettings"]!;
        Assert.That((string?)cmaf["ImageBasedTrickPlay"], Is.EqualTo("ADVANCED"));
        Graph.AssertIs(cmaf["ImageBasedTrickPlaySettings"],
            """{ "IntervalCadence": "FOLLOW_CUSTOM", "ThumbnailInterval": 2, "ThumbnailWidth": 160, "TileWidth": 10, "TileHeight": 10 }""");
    }

    [Test]
    public void Sound_has_one_loudness_in_all_films() => Graph.AssertIs(
        Settings["OutputGroups"]![0]!["Outputs"]!.AsArray()[^1]!["AudioDescriptions"]![0]!["AudioNormalizationSettings"],
        """
        {
          "Algorithm": "ITU_BS_1770_3", "AlgorithmControl": "CORRECT_AUDIO", "TargetLkfs": -16, "TruePeakLimiterThreshold": -1,
          "LoudnessLogging": "DONT_LOG"
        }
        """);

    [Test]
    public void A_constant_bitrate_is_a_setting_and_spends_what_each_rung_may_at_most()
    {
        var outputs = JobTemplateSettings.Create(RateControl.Cbr)["OutputGroups"]![0]!["Outputs"]!.AsArray();
        foreach (var (rung, output) in EncodingLadder.For(EncodingLadder.Reference).Zip(outputs))
        {
            var h264 = output!["VideoDescription"]!["CodecSettings"]!["H264Settings"]!;
            Assert.Multiple(() =>
            {
                Assert.That((string?)h264["RateControlMode"], Is.EqualTo("CBR"));
                Assert.That((int?)h264["Bitrate"], Is.EqualTo(rung.MaxBitrate));
                // The service refuses both of another mode.
                Assert.That(h264["MaxBitrate"], Is.Null);
                Assert.That(h264["QvbrSettings"], Is.Null);
            });
        }
    }

    [Test]
    public void Films_are_turned_as_their_flag_says_and_get_up_to_ten_stills()
    {
        Assert.That((string?)Settings["Inputs"]![0]!["VideoSelector"]!["Rotate"], Is.EqualTo("AUTO"));
        Graph.AssertIs(Settings["OutputGroups"]![1]!["Outputs"]![0]!["VideoDescription"]!["CodecSettings"],
            """
            {
              "Codec": "FRAME_CAPTURE",
              "FrameCaptureSettings": { "FramerateNumerator": 1, "FramerateDenominator": 6, "MaxCaptures": 10, "Quality": 80 }
            }
            """);
    }
}
