using System.Text.Json.Nodes;

namespace VideoStack.Local.Events.Streams;

/// <summary>A change of an item.</summary>
/// <param name="SequenceNumber">Greater for a later change.</param>
/// <param name="At">When it happened.</param>
/// <param name="Event">As a function gets it among its <c>Records</c>.</param>
internal sealed record StreamRecord(string SequenceNumber, DateTimeOffset At, JsonObject Event);
