namespace VideoStack.Functions.Catalog.Captions;

/// <summary>Gathers what is wrong with a file of captions, line by line.</summary>
internal sealed class CaptionErrors
{
    // Who sends a wrong kind of file need not hear of each line.
    private const int Most = 20;

    private readonly List<string> _messages = [];

    /// <summary>What is wrong, from the top.</summary>
    public IReadOnlyList<string> Messages => _messages;

    /// <summary>Notes what is wrong with a line; the first one is 1.</summary>
    public void Add(int line, string message)
    {
        if (_messages.Count < Most) _messages.Add($"Line {line}: {message}");
    }
}
