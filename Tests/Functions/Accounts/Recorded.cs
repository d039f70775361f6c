using System.Reflection;

namespace VideoStack.Functions.Tests.Accounts;

/// <summary>Notes what a real one is asked for, in order.</summary>
internal static class Recorded
{
    /// <param name="real">Who does the work.</param>
    /// <param name="calls">Where it is noted.</param>
    public static T On<T>(T real, List<(string Method, object?[] Arguments)> calls) where T : class
    {
        var proxy = DispatchProxy.Create<T, RecordingProxy>();
        if (proxy is RecordingProxy recording) (recording.Real, recording.Calls) = (real, calls);
        return proxy;
    }
}

/// <summary>Public and open, because the runtime derives from it.</summary>
public class RecordingProxy : DispatchProxy
{
    internal object? Real { get; set; }

    internal List<(string Method, object?[] Arguments)> Calls { get; set; } = [];

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Calls.Add((targetMethod!.Name, args ?? []));
        return targetMethod.Invoke(Real, args);
    }
}
