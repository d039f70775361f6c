namespace VideoStack.Local.Media;

/// <summary>A job that the service refuses: answered as <c>BadRequestException</c>.</summary>
public sealed class InvalidJobException(string message) : Exception(message);
