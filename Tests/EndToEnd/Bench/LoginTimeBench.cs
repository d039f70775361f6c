using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;

namespace VideoStack.Tests.EndToEnd.Bench;

/// <summary>Whether the time of a failed sign-in tells if the address is known.</summary>
[Category("Bench"), NonParallelizable]
public sealed class LoginTimeBench
{
    private const int Tries = 200;

    [Test]
    public async Task Known_and_unknown_addresses_take_the_same_time()
    {
        await using var platform = await RunningPlatform.StartAsync("--set", "lockoutAttempts=10000", "--set", "authRateLimit=1000", "--set", "authBurstLimit=1000");
        var known = (await Accounts.OpenAsync(platform.Address)).Email;
        var unknown = Accounts.NewAddress();
        using var http = new HttpClient { BaseAddress = platform.Address };
        List<double> knownTimes = [], unknownTimes = [];
        for (var round = -10; round < Tries; round++)
        {
            // In turn, so that both see the machine's moods; the first ones start the function.
            var (first, second) = (await TimeAsync(http, known), await TimeAsync(http, unknown));
            if (round < 0) continue;
            knownTimes.Add(first);
            unknownTimes.Add(second);
        }

        var ratio = Median(knownTimes) / Median(unknownTimes);
        Figures.Report("Failed sign-in", $"known {Median(knownTimes):0.0} ms, unknown {Median(unknownTimes):0.0} ms (medians of {Tries}); ratio {ratio:0.000}, promised 0.9 to 1.1");
        Assert.That(ratio, Is.InRange(0.9, 1.1));
    }

    private static async Task<double> TimeAsync(HttpClient http, string email)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await http.PostAsJsonAsync("/api/auth/login", new { email, password = "a wrong password" });
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        return time;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
