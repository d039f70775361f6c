namespace VideoStack.Local.Media;

/// <summary>Takes a job through its states and tells the event bus.</summary>
internal sealed partial class JobRunner(Encoder encoder, JobEvents events, TimeProvider time, ILogger<MediaConvertService> log)
{
    public async Task RunAsync(Job job, CancellationToken stopping)
    {
        if (!job.Start(time.GetUtcNow())) return;

        events.Progressing(job);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, job.Cancelled);
        try
        {
            var result = await encoder.RunAsync(job, either.Token);
            job.Complete(result, time.GetUtcNow());
            events.Complete(job, result);
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
        LogFailed(log, job.Id, error.Code, error.Message);
        job.Fail(error, time.GetUtcNow());
        events.Error(job, error);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Encoding job {Job} failed with {Code}: {Reason}")]
    private static partial void LogFailed(ILogger log, string job, int code, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Encoding job {Job} broke off")]
    private static partial void LogBroken(ILogger log, Exception error, string job);
}
