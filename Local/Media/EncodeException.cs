namespace VideoStack.Local.Media;

/// <summary>A job that failed, with the code that MediaConvert gives such a failure.</summary>
public sealed class EncodeException(int code, string message) : Exception(message)
{
    /// <summary>The input cannot be opened: damaged, or of a kind that is not supported.</summary>
    public const int InputUnreadable = 1010;

    /// <summary>The input has no picture to encode.</summary>
    public const int NoVideo = 1030;

    /// <summary>Decoding or encoding broke off.</summary>
    public const int TranscodingFailed = 1040;

    /// <summary>The job's role may not read an input or write an output.</summary>
    public const int AccessDenied = 1401;

    /// <summary>There is no such input.</summary>
    public const int InputNotFound = 1404;

    /// <summary>The service itself failed.</summary>
    public const int Internal = 1999;

    public int Code { get; } = code;
}
