namespace VideoStack.Functions.Identity.Tokens;

/// <summary>Makes access tokens.</summary>
public interface ITokenSigner
{
    /// <summary>A signed token.</summary>
    /// <param name="userId">Whom it speaks for.</param>
    /// <param name="sessionId">The session that it belongs to.</param>
    /// <param name="scopes">What it allows.</param>
    /// <param name="cancellation">Ends the work.</param>
    Task<string> SignAsync(string userId, string sessionId, IReadOnlyList<string> scopes, CancellationToken cancellation);
}
