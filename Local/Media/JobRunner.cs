namespace VideoStack.Local.Media;

/// <summary>Takes a job through its states and tells the event bus. A bus that fails makes the job fail; none leaves it half way.</summary>
internal sealed partial class JobRunner(Encoder encoder, JobEvents events, TimeProvider time, ILogger<MediaConvertService> log)
{
    public async Task RunAsync(Job job, CancellationToken stopping)
    {
        if (!job.Start(time.GetUtcNow())) return;

        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, job.Cancelled);
        try
        {
            events.Progressing(job);
            var result = await encoder.RunAsync(job, either.Token);
            if (job.Complete(result, time.GetUtcNow())) events.Complete(job, result);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // Whoever cancelled the job has said so; when the platform stops nobody listens any more.
        }
        catch (EncodeException error)
        {
            Fail(job, error);
        }
        catch (Exception error)
        {
            LogBroken(log, error, job.Id);
            Fail(job, new(EncodeException.Internal, error.Message));
        }
    }

    private void Fail(Job job, EncodeException error)
    {
        // It may have ended in the meantime: cancelled, or complete when the bus refused to hear of it.
        if (!job.Fail(error, time.GetUtcNow())) return;

        LogFailed(log, job.Id, error.Code, error.Message);
        try
        {
            events.Error(job, error);
        }
        catch (Exception lost)
        {
            LogBroken(log, lost, job.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Encoding job {Job} failed with {Code}: {Reason}")]
    private static partial void LogFailed(ILogger log, string job, int code, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Encoding job {Job} broke off")]
    private static partial void LogBroken(ILogger log, Exception error, string job);
}
