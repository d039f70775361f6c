using System.Text.Json.Nodes;

namespace VideoStack.Local.Events;

/// <summary>The account's default event bus: hands each event to the targets of the rules in the graph that match it.</summary>
public interface IEventBus
{
    void Put(string source, string detailType, JsonObject detail);
}
