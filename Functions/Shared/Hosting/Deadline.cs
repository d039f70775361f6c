using Amazon.Lambda.Core;

namespace VideoStack.Functions.Shared.Hosting;

/// <summary>Ends work shortly before Lambda would, so that the answer still gets out.</summary>
public static class Deadline
{
    // Enough to write an answer and a line to the log.
    private static readonly TimeSpan _reserve = TimeSpan.FromMilliseconds(500);

    /// <summary>Cancelled half a second before the invocation's time is over. Dispose it.</summary>
    public static CancellationTokenSource Of(ILambdaContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var left = context.RemainingTime - _reserve;
        return new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }
}
