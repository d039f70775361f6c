using VideoStack.Functions.Shared.Hosting;

namespace VideoStack.Functions.Tests.Fakes;

/// <summary>Keeps the security events.</summary>
internal sealed class CountedEvents : ISecurityEvents
{
    public List<string> Names { get; } = [];

    public void Note(string name) => Names.Add(name);
}
