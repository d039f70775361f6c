using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests.Views;

/// <summary>What the reasons of a cancelled transaction mean.</summary>
public sealed class ViewCounterTests
{
    // The counter's reason comes first.
    [TestCase("None None ConditionalCheckFailed None", "a c", false)]
    [TestCase("None ConditionalCheckFailed ConditionalCheckFailed ConditionalCheckFailed", "", false)]
    [TestCase("TransactionConflict None None None", "a b c", true)]
    [TestCase("None None TransactionConflict None", "a b c", true)]
    [TestCase("ThrottlingError None None None", "a b c", true)]
    [TestCase("ProvisionedThroughputExceeded None None None", "a b c", true)]
    [TestCase("TransactionConflict ConditionalCheckFailed None TransactionConflict", "b c", true)]
    public void What_is_counted_is_dropped_and_the_rest_is_tried_again(string codes, string open, bool isBusy)
    {
        Assert.That(TryRead(codes, out var left), Is.True);
        Assert.That(left!.PlaybackIds, Is.EqualTo(open.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.That(left.IsBusy, Is.EqualTo(isBusy));
    }

    [TestCase("None ValidationError None None")]
    [TestCase("None ConditionalCheckFailed ValidationError None")]
    [TestCase("TransactionConflict None ItemCollectionSizeLimitExceeded None")]
    [TestCase("ConditionalCheckFailed None None None", Description = "The counter has no condition.")]
    [TestCase("None None None None", Description = "The same try would be made for ever.")]
    [TestCase("None None", Description = "Whose reason is whose?")]
    [TestCase("Unheard None None None")]
    public void What_no_retry_mends_is_an_error(string codes) => Assert.That(TryRead(codes, out _), Is.False);

    [Test]
    public void Without_reasons_nothing_is_known() => Assert.That(ViewCounter.TryRead(null, ["a"], out _), Is.False);

    private static bool TryRead(string codes, out ViewsLeft? left) =>
        ViewCounter.TryRead([.. codes.Split(' ').Select(code => new CancellationReason { Code = code })], ["a", "b", "c"], out left);
}
