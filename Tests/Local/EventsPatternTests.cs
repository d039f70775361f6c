using System.Text.Json.Nodes;
using VideoStack.Local.Events;

namespace VideoStack.Local.Tests;

public sealed class EventsPatternTests
{
    private const string Event =
        """{"source":"aws.mediaconvert","detail-type":"MediaConvert Job State Change","detail":{"status":"COMPLETE","queue":"arn:q1","progress":50,"tags":["a","b"],"error":null,"outputs":[{"width":1080}]}}""";

    [TestCase("""{"source":["aws.mediaconvert"]}""", true)]
    [TestCase("""{"source":["aws.s3"]}""", false)]
    [TestCase("""{"source":["aws.mediaconvert"],"detail":{"queue":["arn:q1"],"status":["COMPLETE","ERROR"]}}""", true)]
    [TestCase("""{"source":["aws.mediaconvert"],"detail":{"queue":["arn:q2"]}}""", false, Description = "all fields must match")]
    [TestCase("""{"detail":{"progress":[50.0]}}""", true)]
    [TestCase("""{"detail":{"progress":["50"]}}""", false, Description = "a text is no number")]
    [TestCase("""{"detail":{"error":[null]}}""", true)]
    [TestCase("""{"detail":{"missing":[null]}}""", false)]
    [TestCase("""{"detail":{"tags":["b"]}}""", true, Description = "one element of an array is enough")]
    [TestCase("""{"detail":{"outputs":{"width":[1080]}}}""", true)]
    [TestCase("""{"detail":{"status":[{"prefix":"COMP"}]}}""", true)]
    [TestCase("""{"detail":{"status":[{"prefix":"comp"}]}}""", false)]
    [TestCase("""{"detail":{"status":[{"suffix":"LETE"}]}}""", true)]
    [TestCase("""{"detail":{"status":[{"equals-ignore-case":"complete"}]}}""", true)]
    [TestCase("""{"detail":{"status":[{"anything-but":"ERROR"}]}}""", true)]
    [TestCase("""{"detail":{"status":[{"anything-but":["ERROR","COMPLETE"]}]}}""", false)]
    [TestCase("""{"detail":{"status":[{"anything-but":{"prefix":"COM"}}]}}""", false)]
    [TestCase("""{"detail":{"missing":[{"anything-but":"ERROR"}]}}""", false, Description = "there must be something that is not it")]
    [TestCase("""{"detail":{"status":[{"exists":true}]}}""", true)]
    [TestCase("""{"detail":{"missing":[{"exists":false}]}}""", true)]
    [TestCase("""{"detail":{"missing":[{"exists":true}]}}""", false)]
    [TestCase("""{"detail":[{"exists":true}]}""", false, Description = "only leaves exist")]
    [TestCase("""{"nothing":{"below":[{"exists":false}]}}""", true)]
    [TestCase("""{"detail":{"progress":[{"numeric":[">",0,"<=",50]}]}}""", true)]
    [TestCase("""{"detail":{"progress":[{"numeric":[">",50]}]}}""", false)]
    [TestCase("""{"detail":{"status":["ERROR",{"prefix":"COMP"}]}}""", true)]
    public void A_pattern_matches(string pattern, bool matches) =>
        Assert.That(EventPattern.Parse(pattern).Matches(JsonNode.Parse(Event)!.AsObject()), Is.EqualTo(matches));

    [TestCase("[]")]
    [TestCase("""{"source":"aws.mediaconvert"}""")]
    [TestCase("""{"source":[]}""")]
    [TestCase("""{"source":[{"wildcard":"aws.*"}]}""")]
    public void A_pattern_that_cannot_be_followed_is_refused(string pattern) =>
        Assert.That(() => EventPattern.Parse(pattern), Throws.TypeOf<LocalException>());
}
