using System.Diagnostics;

namespace VideoStack.Tests.EndToEnd.Bench;

/// <summary>How long a start takes when nothing has to be built any more.</summary>
[Category("Bench"), NonParallelizable]
public sealed class StartBench
{
    [Test]
    public async Task A_second_start()
    {
        for (var round = 1; round <= 3; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await using var platform = await RunningPlatform.StartAsync();
            Figures.Report("Second start", $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s; promised under 20");
        }
    }
}
