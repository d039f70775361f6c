namespace VideoStack.Functions.Identity.Accounts;

/// <summary>Ends accounts.</summary>
public interface IErasures
{
    /// <summary>Deletes the account and gives its address free, all or nothing: until then its owner can sign in. Done when it is gone already.</summary>
    Task EraseAsync(User user, CancellationToken cancellation);
}
