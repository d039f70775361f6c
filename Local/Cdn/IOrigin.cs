namespace VideoStack.Local.Cdn;

/// <summary>Where answers come from.</summary>
internal interface IOrigin
{
    /// <summary>Writes the answer to the viewer; or writes nothing and returns what went wrong.</summary>
    Task<EdgeError?> ServeAsync(EdgeRequest request);
}
