using Amazon.Lambda.Core;
using Amazon.Lambda.TestUtilities;

namespace VideoStack.OfflineSdk.Tests;

internal sealed class LambdaTestUtilitiesTests
{
    [Test]
    public void The_test_logger_keeps_what_handlers_log()
    {
        var context = new TestLambdaContext();
        var logger = (TestLambdaLogger)context.Logger;

        context.Logger.LogInformation("started");
        context.Logger.LogWarning("film {videoId}", "v1");
        context.Logger.LogLine("a line");

        Assert.That(
            logger.Buffer.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries),
            Is.EqualTo(new[] { "Information: started", "Warning: film {videoId}", "\tv1", "a line" }));
    }

    [Test]
    public void The_test_context_has_what_the_test_sets()
    {
        ILambdaContext context = new TestLambdaContext { AwsRequestId = "r", RemainingTime = TimeSpan.FromSeconds(3), FunctionName = "f" };

        Assert.That((context.AwsRequestId, context.RemainingTime, context.FunctionName), Is.EqualTo(("r", TimeSpan.FromSeconds(3), "f")));
        Assert.That(context.TraceId, Is.Null);
    }
}
