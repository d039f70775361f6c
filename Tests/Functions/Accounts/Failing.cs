using System.Reflection;

namespace VideoStack.Functions.Tests.Accounts;

/// <summary>Makes one method of a real one fail.</summary>
internal static class Failing
{
    /// <param name="real">Who does the work; all else is passed on.</param>
    /// <param name="method">The method that fails.</param>
    /// <param name="after">How many calls of it work yet.</param>
    public static T On<T>(T real, string method, int after = 0) where T : class
    {
        var proxy = DispatchProxy.Create<T, FailingProxy>();
        if (proxy is FailingProxy failing) (failing.Real, failing.Method, failing.Left) = (real, method, after);
        return proxy;
    }
}

/// <summary>Public and open, because the runtime derives from it.</summary>
public class FailingProxy : DispatchProxy
{
    private int _left;

    internal object? Real { get; set; }

    internal string? Method { get; set; }

    internal int Left { set => _left = value; }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == Method && Interlocked.Decrement(ref _left) < 0
            ? throw new InvalidOperationException("The table is out of reach.")
            : targetMethod.Invoke(Real, args);
}
