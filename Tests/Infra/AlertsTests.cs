using System.Text.RegularExpressions;
using NUnit.Framework;
using Pulumi;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class AlertsTests
{
    private const string Alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";

    [TestCase("failed-login", "FailedLogins", "sessions")]
    [TestCase("failed-login", "FailedLogins", "account")]
    [TestCase("failed-login", "FailedLogins", "account-data")]
    [TestCase("failed-login", "FailedLogins", "mail-links")]
    [TestCase("lockout", "Lockouts", "sessions")]
    [TestCase("lockout", "Lockouts", "account")]
    [TestCase("lockout", "Lockouts", "account-data")]
    [TestCase("lockout", "Lockouts", "mail-links")]
    [TestCase("token-reuse", "TokenReuses", "sessions")]
    [TestCase("denied-playback", "DeniedPlaybacks", "get-playback")]
    [TestCase("denied-playback", "DeniedPlaybacks", "get-manifest")]
    public void What_a_function_reports_is_counted_from_its_log(string reported, string metric, string function) =>
        Graph.AssertIs(Graph.Of("dev")[$"alerts-{reported}-{function}"],
            $$"""
            {
              "logGroupName": "${{{function}}-log.name}", "pattern": "\"security-event {{reported}}\"",
              "metricTransformation": { "namespace": "VideoStack/dev", "name": "{{metric}}", "value": "1", "defaultValue": "0", "unit": "Count" }
            }
            """);

    [Test]
    public void Nothing_else_is_counted() =>
        Assert.That(Graph.Of("dev").OfType("aws:cloudwatch/logMetricFilter:LogMetricFilter"), Has.Count.EqualTo(11 + 8));

    [Test]
    public void Uploads_that_nobody_finishes_are_counted_and_raise_no_alarm()
    {
        Assert.That((string?)Graph.Of("dev")["alerts-reconciled-expired-upload"]["metricTransformation"]!["name"], Is.EqualTo("ExpiredUploads"));
        Assert.That(Graph.Of("dev").Has("alerts-repeated-expired-upload"), Is.False, "people close the page");
    }

    [TestCase("failed", "FailedRepairs", 900, 1)]
    [TestCase("missing-job", "MissingJobs", 900)]
    [TestCase("lost-upload", "LostUploads", 900)]
    [TestCase("lost-event", "LostEvents", 900)]
    [TestCase("stuck-deletion", "StuckDeletions", 900)]
    [TestCase("orphaned-objects", "OrphanedObjects", 86400)]
    [TestCase("view-count", "ViewCountRepairs", 86400)]
    public void What_has_to_be_repaired_in_three_runs_one_after_the_other_is_told(string repair, string metric, int period, int runs = 3)
    {
        Graph.AssertIs(Graph.Of("dev")[$"alerts-reconciled-{repair}"],
            $$"""
            {
              "logGroupName": "${reconcile-log.name}", "pattern": "\"reconciled {{repair}}\"",
              "metricTransformation": { "namespace": "VideoStack/dev", "name": "{{metric}}", "value": "1", "unit": "Count" }
            }
            """);
        var alarm = Graph.Of("dev")[$"alerts-repeated-{repair}"];
        Assert.That((string?)alarm["alarmDescription"], Is.Not.Empty);
        alarm.Remove("alarmDescription");
        Graph.AssertIs(alarm,
            $$"""
            {
              "namespace": "VideoStack/dev", "metricName": "{{metric}}", "statistic": "Sum", "period": {{period}}, "evaluationPeriods": {{runs}},
              "datapointsToAlarm": {{runs}}, "comparisonOperator": "GreaterThanThreshold", "threshold": 0, "treatMissingData": "notBreaching",
              "alarmActions": ["${alerts-topic.arn}"]
            }
            """);
    }

    [Test]
    public void Every_kind_that_the_code_reports_is_counted()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "Functions", "Transcode", "Reconciliation", "Repair.cs"));
        var reported = Regex.Matches(source, """const string \w+ = "([a-z-]+)";""").Select(kind => kind.Groups[1].Value);
        var counted = Graph.Of("dev").OfType("aws:cloudwatch/logMetricFilter:LogMetricFilter").Select(filter => (string)filter.Inputs["pattern"])
            .Where(pattern => pattern.StartsWith("\"reconciled ", StringComparison.Ordinal)).Select(pattern => pattern["\"reconciled ".Length..^1]);
        Assert.That(counted, Is.Not.Empty.And.EquivalentTo(reported));
    }

    [TestCase("repair", 900)]
    [TestCase("sweep", 86400)]
    public void The_periods_of_these_alarms_are_those_of_the_runs(string task, int period)
    {
        var rate = (string?)Graph.Of("dev")[$"reconcile-{task}"]["scheduleExpression"];
        Assert.That(rate, Is.EqualTo(period == 900 ? "rate(15 minutes)" : "rate(1 day)"));
        Assert.That(Graph.Of("dev").OfType(Alarm).Select(alarm => (int?)Graph.Json(alarm)["period"]), Has.Some.EqualTo(period));
    }

    [TestCase("aggregate-views")]
    [TestCase("erase-film")]
    public void Whoever_falls_behind_a_stream_is_told_long_before_it_forgets(string function)
    {
        var alarm = Graph.Of("dev")[$"alerts-behind-{function}"];
        alarm.Remove("alarmDescription");
        Graph.AssertIs(alarm,
            $$"""
            {
              "namespace": "AWS/Lambda", "metricName": "IteratorAge", "dimensions": { "FunctionName": "${{{function}}-function.name}" },
              "statistic": "Maximum", "period": 300, "evaluationPeriods": 3, "comparisonOperator": "GreaterThanThreshold", "threshold": 1800000,
              "treatMissingData": "notBreaching", "alarmActions": ["${alerts-topic.arn}"]
            }
            """);
    }

    [Test]
    public void Every_reader_of_a_stream_is_watched()
    {
        var readers = Graph.Of("dev").OfType("aws:lambda/eventSourceMapping:EventSourceMapping").Select(mapping => mapping.Parent);
        var watched = Graph.Of("dev").OfType(Alarm).Where(alarm => alarm.Name.StartsWith("alerts-behind-", StringComparison.Ordinal))
            .Select(alarm => alarm.Name["alerts-behind-".Length..]);
        Assert.That(watched, Is.Not.Empty.And.EquivalentTo(readers));
    }

    [TestCase("FailedLogin", "failed-login")]
    [TestCase("Lockout", "lockout")]
    [TestCase("TokenReuse", "token-reuse")]
    [TestCase("DeniedPlayback", "denied-playback")]
    public void Every_function_whose_code_reports_something_is_listened_to(string constant, string reported)
    {
        var counted = Graph.Of("dev").Resources.Where(resource => resource.Name.StartsWith($"alerts-{reported}-", StringComparison.Ordinal))
            .Select(filter => (string)filter.Inputs["logGroupName"]);
        var reporting = HandlersReporting(constant).Select(handler => $"${{{FunctionOf(handler)}-log.name}}");
        Assert.That(counted, Is.Not.Empty.And.EquivalentTo(reporting));
    }

    // A class that notes an event is a handler itself, or is made by those that are: "MailLinksFunction.cs" makes the handler MailLinks.
    private static IEnumerable<string> HandlersReporting(string constant)
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "Functions"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToDictionary(path => path, File.ReadAllText);
        var noting = sources.Where(source => source.Value.Contains($"Note(SecurityEvents.{constant})", StringComparison.Ordinal))
            .Select(source => Path.GetFileNameWithoutExtension(source.Key)).ToList();
        var making = sources
            .Where(source => source.Key.EndsWith("Function.cs", StringComparison.Ordinal) && noting.Exists(type => source.Value.Contains($"new {type}(", StringComparison.Ordinal)))
            .Select(source => Path.GetFileNameWithoutExtension(source.Key)[..^"Function".Length]);
        return noting.Where(type => FunctionOf(type) is not null).Concat(making);
    }

    private static string? FunctionOf(string handler) => Graph.Of("dev").OfType("aws:lambda/function:Function")
        .SingleOrDefault(function => (string?)Graph.Json(function)["environment"]!["variables"]!["FUNCTION_HANDLER"] == handler)?.Name[..^"-function".Length];

    [TestCase("failed-login", "FailedLogins", 2)]
    [TestCase("lockout", "Lockouts", 2)]
    [TestCase("token-reuse", "TokenReuses", 1)]
    [TestCase("denied-playback", "DeniedPlaybacks", 2)]
    public void More_than_usual_is_told(string reported, string metric, int periods)
    {
        var alarm = Graph.Of("prod")[$"alerts-{reported}"];
        Assert.That((string?)alarm["alarmDescription"], Is.Not.Empty);
        alarm.Remove("alarmDescription");
        Graph.AssertIs(alarm,
            $$"""
            {
              "comparisonOperator": "GreaterThanUpperThreshold", "thresholdMetricId": "usual", "evaluationPeriods": 3, "datapointsToAlarm": {{periods}},
              "treatMissingData": "notBreaching", "alarmActions": ["${alerts-topic.arn}"],
              "metricQueries": [
                {
                  "id": "events", "returnData": true,
                  "metric": { "namespace": "VideoStack/prod", "metricName": "{{metric}}", "period": 300, "stat": "Sum" }
                },
                { "id": "usual", "returnData": true, "label": "What is usual", "expression": "ANOMALY_DETECTION_BAND(events, 3)" }
              ]
            }
            """);
    }

    [Test]
    public void Every_dead_letter_queue_is_watched()
    {
        var watched = Graph.Of("dev").OfType(Alarm).Select(Graph.Json)
            .Where(alarm => (string?)alarm["namespace"] == "AWS/SQS").Select(alarm => (string?)alarm["dimensions"]!["QueueName"]);
        var queues = Graph.Of("dev").OfType("aws:sqs/queue:Queue").Select(queue => $"${{{queue.Name}.name}}");
        Assert.That(watched, Is.Not.Empty.And.EquivalentTo(queues));
    }

    [Test]
    public void A_single_lost_event_is_told()
    {
        var alarm = Graph.Of("dev")["alerts-dead-letters-transcode-ingest"];
        alarm.Remove("alarmDescription");
        Graph.AssertIs(alarm,
            """
            {
              "namespace": "AWS/SQS", "metricName": "ApproximateNumberOfMessagesVisible", "dimensions": { "QueueName": "${transcode-ingest-dead-letters.name}" },
              "statistic": "Maximum", "period": 300, "evaluationPeriods": 1, "comparisonOperator": "GreaterThanThreshold", "threshold": 0,
              "treatMissingData": "notBreaching", "alarmActions": ["${alerts-topic.arn}"]
            }
            """);
    }

    [Test]
    public void Only_this_stacks_alarms_may_write_to_the_topic()
    {
        var statement = Graph.Of("dev").Document("alerts-topic-policy", "policy")["Statement"]!.AsArray().Single()!;
        var alarms = Graph.Of("dev").OfType(Alarm).Select(alarm => $"${{{alarm.Name}.arn}}");
        Assert.That(statement["Condition"]!["ArnEquals"]!["aws:SourceArn"]!.AsArray().Select(arn => (string)arn!), Is.EquivalentTo(alarms));
        statement["Condition"]!.AsObject().Remove("ArnEquals");
        Graph.AssertIs(statement,
            """
            {
              "Sid": "OwnAlarms", "Effect": "Allow", "Principal": { "Service": "cloudwatch.amazonaws.com" }, "Action": "sns:Publish",
              "Resource": "${alerts-topic.arn}", "Condition": { "StringEquals": { "aws:SourceAccount": "${account}" } }
            }
            """);
    }

    [Test]
    public void A_film_that_cannot_be_encoded_is_told_in_a_sentence()
    {
        var graph = Graph.Of("dev");
        Graph.AssertIs(graph.Document("alerts-encoding-failed", "eventPattern"),
            """
            {
              "source": ["aws.mediaconvert"], "detail-type": ["MediaConvert Job State Change"],
              "detail": { "queue": ["${transcode-queue.arn}"], "status": ["ERROR"] }
            }
            """);
        Graph.AssertIs(graph["alerts-encoding-failed-target"],
            """
            {
              "rule": "${alerts-encoding-failed.name}", "arn": "${alerts-topic.arn}", "roleArn": "${alerts-notices-role.arn}",
              "deadLetterConfig": { "arn": "${alerts-notices-dead-letters.arn}" },
              "inputTransformer": {
                "inputPaths": { "film": "$.detail.userMetadata.videoId", "job": "$.detail.jobId", "code": "$.detail.errorCode" },
                "inputTemplate": "\"Stack dev: the film <film> could not be encoded. MediaConvert's job <job> ended with error <code>; its owner may retry.\""
              }
            }
            """);
        Assert.That(graph.Has("alerts-encoding-completed"), Is.False);
    }

    [Test]
    public void A_film_that_was_encoded_is_told_where_the_setting_says()
    {
        var graph = Graph.With("dev", ("notifyOnCompletion", "true"));
        Graph.AssertIs(graph.Document("alerts-encoding-completed", "eventPattern")["detail"],
            """{ "queue": ["${transcode-queue.arn}"], "status": ["COMPLETE"] }""");
        Graph.AssertIs(graph["alerts-encoding-completed-target"]["inputTransformer"],
            """
            {
              "inputPaths": { "film": "$.detail.userMetadata.videoId", "job": "$.detail.jobId" },
              "inputTemplate": "\"Stack dev: the film <film> is encoded (MediaConvert's job <job>).\""
            }
            """);
        Graph.AssertIs(graph.Document("alerts-notices-role", "assumeRolePolicy")["Statement"]![0]!["Condition"]!["ArnLike"],
            """{ "aws:SourceArn": ["${alerts-encoding-failed.arn}", "${alerts-encoding-completed.arn}"] }""");
    }

    [Test]
    public void A_sentence_that_the_topic_does_not_take_waits_and_an_alarm_tells_of_it()
    {
        var graph = Graph.With("dev", ("notifyOnCompletion", "true"));
        foreach (var target in (string[])["alerts-encoding-failed-target", "alerts-encoding-completed-target"])
            Assert.That((string?)graph[target]["deadLetterConfig"]!["arn"], Is.EqualTo("${alerts-notices-dead-letters.arn}"));
        Assert.That((string?)graph["alerts-notices-dead-letters-policy"]["queueUrl"], Is.EqualTo("${alerts-notices-dead-letters.url}"));
        Graph.AssertIs(graph.Document("alerts-notices-dead-letters-policy", "policy")["Statement"],
            """
            [{
              "Sid": "UndeliveredEvents", "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "sqs:SendMessage",
              "Resource": "${alerts-notices-dead-letters.arn}",
              "Condition": { "ArnEquals": { "aws:SourceArn": ["${alerts-encoding-failed.arn}", "${alerts-encoding-completed.arn}"] } }
            }]
            """);
        var alarm = graph["alerts-dead-letters-notices"];
        Assert.That(((string?)alarm["metricName"], (string?)alarm["dimensions"]!["QueueName"]),
            Is.EqualTo(("ApproximateNumberOfMessagesVisible", "${alerts-notices-dead-letters.name}")));
    }

    [Test]
    public void A_sentence_has_a_path_for_each_of_its_gaps()
    {
        var graph = Graph.With("dev", ("notifyOnCompletion", "true"));
        foreach (var target in (string[])["alerts-encoding-failed-target", "alerts-encoding-completed-target"])
        {
            var transformer = graph[target]["inputTransformer"]!;
            var gaps = Regex.Matches((string)transformer["inputTemplate"]!, "<([a-z]+)>").Select(gap => gap.Groups[1].Value);
            Assert.That(gaps, Is.EquivalentTo(transformer["inputPaths"]!.AsObject().Select(path => path.Key)));
        }
    }

    [Test]
    public void EventBridge_tells_by_a_role_that_only_these_rules_may_take_on_and_that_can_do_nothing_else()
    {
        Graph.AssertIs(Graph.Of("dev").Document("alerts-notices-role", "assumeRolePolicy")["Statement"],
            """
            [{
              "Sid": "Assume", "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "sts:AssumeRole",
              "Condition": { "StringEquals": { "aws:SourceAccount": "${account}" }, "ArnLike": { "aws:SourceArn": "${alerts-encoding-failed.arn}" } }
            }]
            """);
        Graph.AssertIs(Graph.Of("dev").Document("alerts-notices-rights", "policy")["Statement"],
            """
            [
              { "Sid": "Tell", "Effect": "Allow", "Action": "sns:Publish", "Resource": "${alerts-topic.arn}" },
              { "Sid": "Encrypt", "Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": "${alerts-key.arn}" }
            ]
            """);
        Graph.AssertIs(Graph.Of("dev").Statement("alerts-key", "Notices"),
            """
            {
              "Sid": "Notices", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::${account}:root" }, "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
              "Resource": "*", "Condition": { "StringEquals": { "kms:ViaService": "sns.eu-central-1.amazonaws.com" } }
            }
            """);
    }

    [Test]
    public void What_alarms_tell_is_encrypted_with_a_key_that_lets_them_in()
    {
        Graph.AssertIs(Graph.Of("dev")["alerts-topic"], """{ "kmsMasterKeyId": "${alerts-key.keyId}" }""");
        Assert.That((bool?)Graph.Of("dev")["alerts-key"]["enableKeyRotation"], Is.True);
        Graph.AssertIs(Graph.Of("dev").Statement("alerts-key", "Alarms"),
            """
            {
              "Sid": "Alarms", "Effect": "Allow", "Principal": { "Service": "cloudwatch.amazonaws.com" }, "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
              "Resource": "*", "Condition": { "StringEquals": { "aws:SourceAccount": "${account}" } }
            }
            """);
    }

    [Test]
    public void Somebody_is_written_to_where_the_setting_says_whom()
    {
        Assert.That(Graph.Of("dev").OfType("aws:sns/topicSubscription:TopicSubscription"), Is.Empty);
        Graph.AssertIs(Graph.With("dev", ("alertEmail", "you@example.org"))["alerts-mail"],
            """{ "topic": "${alerts-topic.arn}", "protocol": "email", "endpoint": "you@example.org" }""");
    }

    [Test]
    public void Who_is_no_address_is_refused() => Assert.That(() => Graph.With("dev", ("alertEmail", "you")),
        Throws.TypeOf<RunException>().With.Message.EqualTo("Setting videostack:alertEmail is not an e-mail address: 'you'. Write: pulumi config set alertEmail you@example.org"));

    [Test]
    public void The_stack_tells_the_topic() => Assert.That(Graph.Of("dev").Outputs["alertsTopic"], Is.EqualTo("${alerts-topic.arn}"));
}
