namespace VideoStack.Tests.EndToEnd;

/// <summary>Waits for what the platform does by itself.</summary>
internal static class Wait
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    /// <summary>Until it is so; a minute or two is a failure.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        var deadline = DateTime.UtcNow + _patience;
        while (!await isSo())
        {
            Assert.That(DateTime.UtcNow, Is.LessThan(deadline), $"Not yet so: {what}");
            await Task.Delay(250);
        }
    }
}
