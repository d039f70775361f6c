using System.Diagnostics;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using VideoStack.Local.Aws;

namespace VideoStack.Local.Tests.Aws;

/// <summary>Transactions as DynamoDB makes them: all or nothing, for everybody, and no slower than the items that they touch.</summary>
public sealed class TransactionTests
{
    private const int Items = 3_000;
    private const int Marks = 99;

    private AwsUnderTest _aws = null!;
    private AmazonDynamoDBClient _tables = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _aws = await AwsUnderTest.StartAsync();
        _tables = _aws.DynamoDb();
        using var clients = new EmulatorClients(_aws.Emulator.Address, AwsUnderTest.Region);
        await clients.DynamoDb.CreateTableAsync(new CreateTableRequest
        {
            TableName = "views",
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
            StreamSpecification = new StreamSpecification { StreamEnabled = true, StreamViewType = StreamViewType.NEW_IMAGE },
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _tables.Dispose();
        await _aws.DisposeAsync();
    }

    [Test]
    public async Task A_refused_one_says_which_part_failed_and_changes_nothing()
    {
        await PutAsync("there");

        var refusal = Assert.ThrowsAsync<TransactionCanceledException>(() => WriteAsync(
            Update("there", "SET a = :n"),
            new TransactWriteItem
            {
                Put = new Put
                {
                    TableName = "views", Item = Item("there-too"), ConditionExpression = "attribute_exists(id)",
                },
            }))!;

        Assert.That(refusal.CancellationReasons.Select(reason => reason.Code), Is.EqualTo(["None", "ConditionalCheckFailed"]));
        Assert.That((await GetAsync("there"))!.ContainsKey("a"), Is.False);
        Assert.That(await GetAsync("there-too"), Is.Null);
    }

    [Test]
    public async Task A_part_that_cannot_be_written_takes_back_those_before_it()
    {
        await PutAsync("text");

        var refusal = Assert.ThrowsAsync<TransactionCanceledException>(() => WriteAsync(Update("new", "ADD n :n"), Update("text", "ADD id2 :n"), Update("text2", "ADD #n :t", text: true)))!;

        Assert.That(refusal.CancellationReasons.Select(reason => reason.Code), Is.EqualTo(["None", "None", "ValidationError"]));
        Assert.That(await GetAsync("new"), Is.Null);
        Assert.That((await GetAsync("text"))!.ContainsKey("id2"), Is.False);
    }

    [Test]
    public async Task The_item_of_a_failed_condition_is_told_when_asked_for()
    {
        await PutAsync("told");
        var put = new Put
        {
            TableName = "views", Item = Item("told"), ConditionExpression = "attribute_not_exists(id)",
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };

        var refusal = Assert.ThrowsAsync<TransactionCanceledException>(() => WriteAsync(new TransactWriteItem { Put = put }))!;

        Assert.That(refusal.CancellationReasons.Single().Item["id"].S, Is.EqualTo("told"));
    }

    [Test]
    public async Task The_same_token_does_it_once()
    {
        var request = new TransactWriteItemsRequest { ClientRequestToken = "once", TransactItems = [Update("token", "ADD n :n")] };
        await _tables.TransactWriteItemsAsync(request);
        await _tables.TransactWriteItemsAsync(request);

        Assert.That((await GetAsync("token"))!["n"].N, Is.EqualTo("1"));
        request.TransactItems = [Update("token", "ADD m :n")];
        Assert.ThrowsAsync<IdempotentParameterMismatchException>(() => _tables.TransactWriteItemsAsync(request));
    }

    [Test]
    public void An_item_takes_part_once() =>
        Assert.That(
            Assert.CatchAsync<AmazonDynamoDBException>(() => WriteAsync(Update("twice", "ADD n :n"), Update("twice", "ADD m :n")))!.ErrorCode,
            Is.EqualTo("ValidationException"));

    [Test]
    public async Task Nothing_is_lost_between_writes_and_transactions_that_fail()
    {
        await PutAsync("blocker");
        var refused = new TransactWriteItem { Put = new Put { TableName = "views", Item = Item("blocker"), ConditionExpression = "attribute_not_exists(id)" } };

        await Task.WhenAll(Enumerable.Range(0, 200).Select(async number =>
        {
            if (number % 4 == 0)
                await WriteAsync(Update("busy", "ADD failed :n"), refused).ContinueWith(task => Assert.That(task.IsFaulted), TaskScheduler.Default);
            else if (number % 4 == 1)
                await WriteAsync(Update("busy", "ADD n :n"), Update($"other-{number}", "ADD n :n"));
            else
                await _tables.UpdateItemAsync(new UpdateItemRequest
                {
                    TableName = "views", Key = Item("busy"), UpdateExpression = "ADD n :n", ExpressionAttributeValues = new() { [":n"] = new() { N = "1" } },
                });
        }));

        var busy = (await GetAsync("busy"))!;
        Assert.That((busy["n"].N, busy.ContainsKey("failed")), Is.EqualTo(("150", false)));
    }

    [Test]
    public async Task A_hundred_parts_take_no_longer_because_a_table_is_large()
    {
        foreach (var chunk in Enumerable.Range(0, Items).Chunk(25))
        {
            await _tables.BatchWriteItemAsync(new BatchWriteItemRequest
            {
                RequestItems = new() { ["views"] = [.. chunk.Select(number => new WriteRequest(new PutRequest(Item($"view-{number}"))))] },
            });
        }

        var watch = Stopwatch.StartNew();
        const int transactions = 5;
        for (var first = 0; first < transactions * Marks; first += Marks)
        {
            await WriteAsync([
                .. Enumerable.Range(first, Marks).Select(number => Update($"view-{number}", "SET counted = :n")), Update("sum", "ADD n :n")]);
        }

        var each = watch.Elapsed / transactions;
        await TestContext.Out.WriteLineAsync($"{each.TotalMilliseconds:0} ms for each transaction of {Marks + 1} on {Items} items");
        // The emulator by itself takes 20 seconds and more.
        Assert.That(each, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That((await GetAsync("sum"))!["n"].N, Is.EqualTo($"{transactions}"));
    }

    private static Dictionary<string, AttributeValue> Item(string id) => new() { ["id"] = new() { S = id } };

    private static TransactWriteItem Update(string id, string expression, bool text = false)
    {
        var update = new Update { TableName = "views", Key = Item(id), UpdateExpression = expression };
        if (text)
        {
            update.ExpressionAttributeValues = new() { [":t"] = new() { S = "no number" } };
            update.ExpressionAttributeNames = new() { ["#n"] = "n" };
        }
        else
        {
            update.ExpressionAttributeValues = new() { [":n"] = new() { N = "1" } };
        }

        return new TransactWriteItem { Update = update };
    }

    private Task WriteAsync(params List<TransactWriteItem> items) => _tables.TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = items });

    private Task PutAsync(string id) => _tables.PutItemAsync("views", Item(id));

    private async Task<Dictionary<string, AttributeValue>?> GetAsync(string id) =>
        (await _tables.GetItemAsync(new GetItemRequest { TableName = "views", Key = Item(id), ConsistentRead = true })).Item is { Count: > 0 } item ? item : null;
}
