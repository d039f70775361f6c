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
            // Cancelled; or the platform stops, and nobody listens any more.
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
        // Not before it has stopped: who hears of the end may remove what the job wrote, and nothing may come after that.
        if (job.Status == JobStatus.Canceled) Tell(job, () => events.Canceled(job));
    }

    private void Fail(Job job, EncodeException error)
    {
        // It may have ended in the meantime: cancelled, or complete when the bus refused to hear of it.
        if (!job.Fail(error, time.GetUtcNow())) return;

        LogFailed(log, job.Id, error.Code, error.Message);
        Tell(job, () => events.Error(job, error));
    }

    private void Tell(Job job, Action tell)
    {
        try
        {
            tell();
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
