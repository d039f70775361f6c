namespace VideoStack.Local.Tests;

/// <summary>A clock that moves only when told to.</summary>
internal sealed class MediaClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan time) => _now += time;
}
