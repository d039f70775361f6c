namespace VideoStack.Infra.Api;

/// <summary>The operations that passwords, codes or tokens could be guessed with: what limits them, here and at the edge, goes by this.</summary>
internal static class SignIn
{
    public const string Prefix = "/api/auth/";

    /// <summary>Those that go by a session's own cookie, which nobody guesses. Browsers send them more often than anything below.</summary>
    public static IReadOnlyList<string> SessionPaths { get; } = ["/api/auth/refresh", "/api/auth/logout"];

    public static bool IsGuessable(Operation operation) =>
        operation.Method == "POST" && operation.Path.StartsWith(Prefix, StringComparison.Ordinal) && !SessionPaths.Contains(operation.Path);
}
