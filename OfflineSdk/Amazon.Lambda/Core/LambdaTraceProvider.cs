namespace Amazon.Lambda.Core;

/// <summary>The X-Ray trace header of the invocation being served.</summary>
public class LambdaTraceProvider
{
    private static string current;

    /// <summary>The header's value; null when Lambda sent none.</summary>
    public static string CurrentTraceId => current ?? Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID");

    internal static void SetCurrentTraceId(string traceId) => current = traceId;
}
