namespace VideoStack.Functions.Shared.Storage;

/// <summary>The folders of one bucket.</summary>
public interface IFolderIndex
{
    /// <summary>The folders right below another one, those included that only old versions are left in.</summary>
    /// <param name="parent">What the keys begin with, with the slash at its end.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>Their names alone, in order.</returns>
    IAsyncEnumerable<string> ListAsync(string parent, CancellationToken cancellation);
}
