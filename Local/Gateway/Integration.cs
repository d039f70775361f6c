namespace VideoStack.Local.Gateway;

/// <summary>The addresses at which API Gateway calls functions.</summary>
internal static class Integration
{
    /// <summary>The function or alias of <c>…:lambda:path/2015-03-31/functions/{arn}/invocations</c>; null for any other address.</summary>
    public static string? FunctionArn(string? uri)
    {
        const string Before = "/functions/";
        const string After = "/invocations";
        if (uri is null || !uri.EndsWith(After, StringComparison.Ordinal)) return null;

        var start = uri.IndexOf(Before, StringComparison.Ordinal);
        return start < 0 ? null : uri[(start + Before.Length)..^After.Length];
    }
}
