namespace VideoStack.Local;

/// <summary>A mistake the person at the keyboard can mend: the message says in one line what is wrong and what to do.</summary>
public sealed class LocalException(string message, Exception? cause = null) : Exception(message, cause);
