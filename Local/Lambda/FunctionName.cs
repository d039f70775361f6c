namespace VideoStack.Local.Lambda;

/// <summary>A function's name and qualifier, from any form AWS accepts: <c>name</c>, <c>name:alias</c>, or an ARN of either.</summary>
internal sealed record FunctionName(string Name, string? Qualifier)
{
    private const string Marker = ":function:";

    public static FunctionName Parse(string text)
    {
        var marker = text.IndexOf(Marker, StringComparison.Ordinal);
        var parts = (marker < 0 ? text : text[(marker + Marker.Length)..]).Split(':');
        return new FunctionName(parts[0], parts.Length > 1 ? parts[1] : null);
    }
}
