namespace VideoStack.Local.Lambda;

/// <summary>Lambda refused a call before any function saw it.</summary>
public abstract class InvocationRefusedException(string message) : Exception(message);

/// <summary>404 ResourceNotFoundException.</summary>
public sealed class FunctionNotFoundException(string functionArn)
    : InvocationRefusedException($"Function not found: {functionArn}");

/// <summary>429 TooManyRequestsException: the reserved concurrency is used up.</summary>
public sealed class TooManyRequestsException(string function)
    : InvocationRefusedException($"Rate Exceeded: {function} runs as many times as its reserved concurrency allows.");

/// <summary>413 RequestTooLargeException.</summary>
public sealed class RequestTooLargeException(long bytes, int limit)
    : InvocationRefusedException($"Request must be smaller than {limit} bytes for the InvokeFunction operation; it has {bytes}.");
