using System.CommandLine;
using System.CommandLine.Invocation;
using VideoStack.Local;

// Ctrl-C and SIGTERM cancel; the platform then stops in its own order. What takes longer is left to the watchdog.
var invocation = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) };
var command = LocalOptions.Command(RunAsync).Parse(args);
// What is wrong, in a line; ./dev help tells the rest.
if (command.Action is ParseErrorAction mistake)
    (mistake.ShowHelp, mistake.ShowTypoCorrections) = (false, false);
return await command.InvokeAsync(invocation);

static async Task<int> RunAsync(LocalOptions options, CancellationToken cancellation)
{
    // The command line listens for signals only once this has returned.
    await Task.Yield();
    try
    {
        await using var platform = await LocalPlatform.StartAsync(options, cancellation);
        if (options.Sample)
            await Sample.PublishAsync(platform, cancellation);
        Console.WriteLine(platform.Address.GetLeftPart(UriPartial.Authority));
        await Task.Delay(Timeout.Infinite, cancellation);
        return 0;
    }
    catch (Exception) when (cancellation.IsCancellationRequested)
    {
        // Whatever was under way has been told to stop, each part in its own words.
        return 0;
    }
    catch (Exception error) when (Mistakes.Explain(error) is { } explanation)
    {
        await Console.Error.WriteLineAsync(explanation);
        return 1;
    }
}
