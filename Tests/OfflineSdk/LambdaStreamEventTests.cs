using System.Text;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace VideoStack.OfflineSdk.Tests;

/// <summary>Records of a table's stream as AWS documents them, and the answer that names the failed ones.</summary>
internal sealed class LambdaStreamEventTests
{
    private readonly SourceGeneratorLambdaJsonSerializer<LambdaJson> serializer = new();

    [Test]
    public void A_record_is_read_whole()
    {
        var record = Read("""
            {"Records": [{
              "eventID": "c4ca4238a0b923820dcc509a6f75849b", "eventName": "MODIFY", "eventVersion": "1.1", "eventSource": "aws:dynamodb", "awsRegion": "us-east-1",
              "eventSourceARN": "arn:aws:dynamodb:us-east-1:123456789012:table/ExampleTable/stream/2015-06-27T00:48:05.899",
              "userIdentity": {"type": "Service", "principalId": "dynamodb.amazonaws.com"},
              "dynamodb": {
                "ApproximateCreationDateTime": 1428537600, "SequenceNumber": "4421584500000000017450439091", "SizeBytes": 26, "StreamViewType": "NEW_AND_OLD_IMAGES",
                "Keys": {"Id": {"N": "101"}},
                "NewImage": {
                  "Message": {"S": "New item!"}, "Id": {"N": "101"}, "Yes": {"BOOL": true}, "Nothing": {"NULL": true}, "Bytes": {"B": "AQI="},
                  "Words": {"SS": ["a", "b"]}, "Numbers": {"NS": ["1", "2.5"]}, "Blobs": {"BS": ["AQ==", "Ag=="]},
                  "List": {"L": [{"S": "Cookies"}, {"L": []}]}, "Map": {"M": {"Name": {"S": "Joe"}}}
                },
                "OldImage": {"Id": {"N": "101"}}
              }}]}
            """).Records.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((record.EventID, record.EventName, record.EventVersion, record.EventSource, record.AwsRegion),
                Is.EqualTo(("c4ca4238a0b923820dcc509a6f75849b", "MODIFY", "1.1", "aws:dynamodb", "us-east-1")));
            Assert.That(record.EventSourceArn, Does.EndWith("/stream/2015-06-27T00:48:05.899"));
            Assert.That((record.UserIdentity.Type, record.UserIdentity.PrincipalId), Is.EqualTo(("Service", "dynamodb.amazonaws.com")));
            Assert.That(record.Dynamodb.ApproximateCreationDateTime, Is.EqualTo(new DateTime(2015, 4, 9, 0, 0, 0, DateTimeKind.Utc)));
            Assert.That((record.Dynamodb.SequenceNumber, record.Dynamodb.SizeBytes, record.Dynamodb.StreamViewType),
                Is.EqualTo(("4421584500000000017450439091", 26L, "NEW_AND_OLD_IMAGES")));
            Assert.That((record.Dynamodb.Keys["Id"].N, record.Dynamodb.OldImage["Id"].N), Is.EqualTo(("101", "101")));
            var image = record.Dynamodb.NewImage;
            Assert.That((image["Message"].S, image["Message"].N, image["Yes"].BOOL, image["Yes"].NULL, image["Nothing"].NULL), Is.EqualTo(("New item!", (string?)null, (bool?)true, (bool?)null, (bool?)true)));
            Assert.That(image["Bytes"].B.ToArray(), Is.EqualTo(new byte[] { 1, 2 }));
            Assert.That(image["Words"].SS, Is.EqualTo(new[] { "a", "b" }));
            Assert.That(image["Numbers"].NS, Is.EqualTo(new[] { "1", "2.5" }));
            Assert.That(image["Blobs"].BS.Select(blob => blob.ToArray().Single()), Is.EqualTo(new byte[] { 1, 2 }));
            Assert.That((image["List"].L[0].S, image["List"].L[1].L.Count, image["Map"].M["Name"].S), Is.EqualTo(("Cookies", 0, "Joe")));
        }
    }

    [Test]
    public void A_removal_has_no_new_image() =>
        Assert.That(Read("""{"Records":[{"eventName":"REMOVE","dynamodb":{"Keys":{"Id":{"N":"101"}}}}]}""").Records.Single().Dynamodb.NewImage, Is.Null);

    [Test]
    public void The_answer_names_the_records_that_failed()
    {
        Assert.That(Write(new StreamsEventResponse { BatchItemFailures = [new() { ItemIdentifier = "42" }, new() { ItemIdentifier = "43" }] }),
            Is.EqualTo("""{"batchItemFailures":[{"itemIdentifier":"42"},{"itemIdentifier":"43"}]}"""));
        Assert.That(Write(new StreamsEventResponse { BatchItemFailures = [] }), Is.EqualTo("""{"batchItemFailures":[]}"""));
    }

    private DynamoDBEvent Read(string json)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return serializer.Deserialize<DynamoDBEvent>(input);
    }

    private string Write(StreamsEventResponse value)
    {
        using var output = new MemoryStream();
        serializer.Serialize(value, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
