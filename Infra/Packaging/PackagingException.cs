namespace VideoStack.Infra.Packaging;

/// <summary>Something could not be built. The message is complete: what, and how to mend it.</summary>
public sealed class PackagingException : Exception
{
    public PackagingException()
    {
    }

    public PackagingException(string message)
        : base(message)
    {
    }

    public PackagingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
