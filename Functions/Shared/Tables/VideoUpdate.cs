using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Domain;
using Names = VideoStack.Functions.Shared.Tables.VideoAttributes;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>One conditional change of a film. Every attribute goes through a placeholder: <c>status</c> and others are reserved words.</summary>
internal sealed class VideoUpdate(string table, string videoId)
{
    private readonly List<string> _assignments = [];
    private readonly List<string> _removals = [];
    private readonly List<string> _conditions = [];
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, AttributeValue> _values = [];

    /// <summary>A change of the film itself, which counts as one and tells when it was. Views, for one, count beside it.</summary>
    public static VideoUpdate At(string table, string videoId, DateTimeOffset now) => new VideoUpdate(table, videoId)
        .Set(Names.UpdatedAt, Timestamps.Write(now))
        .Add(Names.Version, 1);

    public VideoUpdate Set(string name, AttributeValue value) => Assign($"{Name(name)} = {Value(name, value)}");

    public VideoUpdate Set(string name, string value) => Set(name, new AttributeValue(value));

    /// <summary>Sets what nobody has set yet.</summary>
    public VideoUpdate SetIfAbsent(string name, string value) =>
        Assign($"{Name(name)} = if_not_exists({Name(name)}, {Value(name, new AttributeValue(value))})");

    public VideoUpdate Add(string name, long number) =>
        Assign($"{Name(name)} = if_not_exists({Name(name)}, {Value("zero", VideoItem.Number(0L))}) + {Value(name + "By", VideoItem.Number(number))}");

    public VideoUpdate Remove(string name)
    {
        _removals.Add(Name(name));
        return this;
    }

    /// <summary>Moves the film to a state, and into or out of the index of those that something still has to happen to.</summary>
    public VideoUpdate MoveTo(VideoStatus status) => status.IsUnfinished()
        ? Set(Names.Status, status.ToString()).Set(Names.Unfinished, Names.IsUnfinished)
        : Set(Names.Status, status.ToString()).Remove(Names.Unfinished);

    /// <summary>Moves the film to Failed, and says why.</summary>
    public VideoUpdate Fail(Failure failure) =>
        MoveTo(VideoStatus.Failed).Set(Names.FailureCode, failure.Code).Set(Names.FailureReason, failure.Reason);

    /// <summary>Sets one entry of a map. One change names one entry at most.</summary>
    public VideoUpdate SetEntry(string map, string key, string value) =>
        Assign($"{Entry(map, key)} = {Value("entry", new AttributeValue(value))}");

    public VideoUpdate RemoveEntry(string map, string key)
    {
        _removals.Add(Entry(map, key));
        return this;
    }

    /// <summary>Expects that the map has the entry, or room for another.</summary>
    public VideoUpdate ExpectEntryOrRoom(string map, string key, int most) =>
        Require($"(attribute_exists({Entry(map, key)}) OR size({Name(map)}) < {Value("room", VideoItem.Number((long)most))})");

    public VideoUpdate Exists() => Require($"attribute_exists({Name(Names.VideoId)})");

    public VideoUpdate Expect(string name, string value) =>
        Require($"{Name(name)} = {Value("expected_" + name, new AttributeValue(value))}");

    public VideoUpdate Expect(string name, long value) =>
        Require($"{Name(name)} = {Value("expected_" + name, VideoItem.Number(value))}");

    public VideoUpdate ExpectOneOf(string name, IEnumerable<string> values) =>
        Require($"{Name(name)} IN ({string.Join(", ", values.Select((value, index) => Value($"one_{name}{index}", new AttributeValue(value))))})");

    /// <summary>Expects the value or none: whoever comes first decides.</summary>
    public VideoUpdate ExpectOrAbsent(string name, string value) =>
        Require($"(attribute_not_exists({Name(name)}) OR {Name(name)} = {Value("expected_" + name, new AttributeValue(value))})");

    public VideoUpdate ExpectAbsent(string name) => Require($"attribute_not_exists({Name(name)})");

    public VideoUpdate ExpectAtMost(string name, long value) =>
        Require($"{Name(name)} <= {Value("most_" + name, VideoItem.Number(value))}");

    public VideoUpdate ExpectAbsentOrBelow(string name, long value) =>
        Require($"(attribute_not_exists({Name(name)}) OR {Name(name)} < {Value("below_" + name, VideoItem.Number(value))})");

    public VideoUpdate ExpectStatus(IEnumerable<VideoStatus> statuses) => Require(IsOneOf(statuses));

    /// <summary>Expects one of the states, or this value.</summary>
    public VideoUpdate ExpectStatusOr(IEnumerable<VideoStatus> statuses, string name, string value) =>
        Require($"({IsOneOf(statuses)} OR {Name(name)} = {Value("expected_" + name, new AttributeValue(value))})");

    public UpdateItemRequest Build() => new()
    {
        TableName = table,
        Key = new() { [Names.VideoId] = new(videoId) },
        UpdateExpression = "SET " + string.Join(", ", _assignments) + (_removals.Count > 0 ? " REMOVE " + string.Join(", ", _removals) : ""),
        ConditionExpression = string.Join(" AND ", _conditions),
        ExpressionAttributeNames = _names,
        ExpressionAttributeValues = _values,
    };

    /// <summary>The change as a part of a transaction.</summary>
    public TransactWriteItem BuildPart()
    {
        var request = Build();
        return new()
        {
            Update = new()
            {
                TableName = request.TableName,
                Key = request.Key,
                UpdateExpression = request.UpdateExpression,
                ConditionExpression = request.ConditionExpression,
                ExpressionAttributeNames = request.ExpressionAttributeNames,
                ExpressionAttributeValues = request.ExpressionAttributeValues,
            },
        };
    }

    /// <summary>Makes the change and answers the film as it was before, or is now; null when it is not as expected.</summary>
    public async Task<Video?> TryAsync(IAmazonDynamoDB client, ReturnValue returned, CancellationToken cancellation)
    {
        var request = Build();
        request.ReturnValues = returned;
        try
        {
            return VideoItem.Read((await client.UpdateItemAsync(request, cancellation)).Attributes);
        }
        catch (ConditionalCheckFailedException)
        {
            return null;
        }
    }

    /// <summary>Makes the change; false when the film is not as expected.</summary>
    public async Task<bool> TryAsync(IAmazonDynamoDB client, CancellationToken cancellation)
    {
        try
        {
            await client.UpdateItemAsync(Build(), cancellation);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    /// <summary>Makes the change and answers null, or, without a second question, the item that stood against it: empty when there is none.</summary>
    public async Task<Dictionary<string, AttributeValue>?> TryOrTellAsync(IAmazonDynamoDB client, CancellationToken cancellation)
    {
        var request = Build();
        request.ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD;
        try
        {
            await client.UpdateItemAsync(request, cancellation);
            return null;
        }
        catch (ConditionalCheckFailedException refused)
        {
            return refused.Item ?? [];
        }
    }

    /// <summary>Makes the change together with another, or neither; false when the film is not as expected.</summary>
    public async Task<bool> TryAsync(IAmazonDynamoDB client, TransactWriteItem other, CancellationToken cancellation)
    {
        try
        {
            await Transactions.WriteAsync(client, [BuildPart(), other], cancellation);
            return true;
        }
        catch (TransactionCanceledException refused) when (refused.Fails(part: 0))
        {
            return false;
        }
    }

    private VideoUpdate Assign(string assignment)
    {
        _assignments.Add(assignment);
        return this;
    }

    private VideoUpdate Require(string condition)
    {
        _conditions.Add(condition);
        return this;
    }

    private string IsOneOf(IEnumerable<VideoStatus> statuses) =>
        $"{Name(Names.Status)} IN ({string.Join(", ", statuses.Select(status => Value($"was_{status}", new AttributeValue(status.ToString()))))})";

    // Keys may hold what placeholders may not.
    private string Entry(string map, string key)
    {
        _names["#entry"] = key;
        return $"{Name(map)}.#entry";
    }

    private string Name(string name)
    {
        _names["#" + name] = name;
        return "#" + name;
    }

    private string Value(string name, AttributeValue value)
    {
        _values[":" + name] = value;
        return ":" + name;
    }
}
