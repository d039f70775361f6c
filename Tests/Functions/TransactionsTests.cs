using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests;

/// <summary>Transactions that DynamoDB refuses in ways that the emulator does not know.</summary>
public sealed class TransactionsTests
{
    private readonly Queue<string> _answers = new();

    [SetUp]
    public void SetUp() => _answers.Clear();

    [TestCase("TransactionConflict")]
    [TestCase("ThrottlingError")]
    [TestCase("ProvisionedThroughputExceeded")]
    public async Task What_passes_is_tried_again_as_another_attempt(string reason)
    {
        _answers.Enqueue(Cancelled(reason));
        var tokens = await WriteAsync();
        Assert.That(tokens, Has.Count.EqualTo(2).And.Unique);
    }

    [Test]
    public async Task An_attempt_whose_answer_was_lost_is_asked_for_again_and_not_made_twice()
    {
        _answers.Enqueue("TransactionInProgressException");
        var tokens = await WriteAsync();
        Assert.That(tokens, Has.Count.EqualTo(2));
        Assert.That(tokens.Distinct().Count(), Is.EqualTo(1), "one attempt, one token");
    }

    [TestCase("ConditionalCheckFailed", false)]
    [TestCase("ValidationError", false)]
    [TestCase("ThrottlingError", true)]
    public void What_does_not_pass_ends_at_once_and_what_is_busy_too_long_is_worth_another_request(string reason, bool isPassing)
    {
        for (var i = 0; i < 10; i++) _answers.Enqueue(Cancelled(reason));
        var failure = Assert.CatchAsync<TransactionCanceledException>(WriteAsync)!;
        Assert.That(Transactions.IsPassing(failure), Is.EqualTo(isPassing));
        Assert.That(_answers, Has.Count.EqualTo(isPassing ? 4 : 9));
    }

    [Test]
    public void One_condition_that_does_not_hold_decides()
    {
        var both = new TransactionCanceledException("Both.") { CancellationReasons = [new() { Code = "ThrottlingError" }, new() { Code = "ConditionalCheckFailed" }] };
        Assert.That(Transactions.IsPassing(both), Is.False);
        Assert.That(both.Fails(1), Is.True);
    }

    [Test]
    public void What_was_certainly_not_written_is_told_from_what_may_have_been()
    {
        Assert.That(Transactions.WroteNothing(new InvalidOperationException("", new TransactionCanceledException(""))), Is.True);
        Assert.That(Transactions.WroteNothing(new AmazonDynamoDBException("", ErrorType.Sender, "ValidationException", "", HttpStatusCode.BadRequest)), Is.True);
        foreach (var open in new Exception[] { new TransactionInProgressException(""), new OperationCanceledException(), new InternalServerErrorException(""), new IOException() })
            Assert.That(Transactions.WroteNothing(open), Is.False, open.GetType().Name);
    }

    /// <summary>Writes once by the code under test; answers the token of each request.</summary>
    private async Task<List<string>> WriteAsync()
    {
        using var stub = new HttpStub(() => _answers.TryDequeue(out var error) ? (400, error.StartsWith('{') ? error : "{}", Type(error)) : (200, "{}", null));
        using var client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("a", "b"), new AmazonDynamoDBConfig { ServiceURL = $"{stub.Address}", AuthenticationRegion = "eu-central-1", MaxErrorRetry = 0 });
        await Transactions.WriteAsync(client, [UsageParts.Store("usage", "owner", 1, limit: null)], default);
        return [.. stub.Seen.Select(seen => (string)System.Text.Json.Nodes.JsonNode.Parse(seen.Body)!["ClientRequestToken"]!)];
    }

    private static string Type(string error) => error.StartsWith('{') ? "TransactionCanceledException" : error;

    private static string Cancelled(string reason) => $$"""{ "message": "Transaction cancelled", "CancellationReasons": [{ "Code": "{{reason}}" }] }""";
}
