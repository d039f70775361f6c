using System.Reflection;

namespace VideoStack.Functions.Tests.Fakes;

/// <summary>
/// A breakdown at one moment of the work of several: before one of their calls, or after it, when its caller never learns that it worked.
/// </summary>
internal sealed class Breakdown
{
    private int _left = int.MaxValue;

    /// <summary>Whether it has come.</summary>
    public bool Happened => _left < 0;

    /// <summary>Lets the moment come.</summary>
    /// <param name="moment">How many moments go by first: each call has two, before and after.</param>
    public void At(int moment) => _left = moment;

    /// <summary>Lets everything work from now on.</summary>
    public void Never() => _left = int.MaxValue;

    /// <summary>One who breaks down with the others.</summary>
    public T Of<T>(T real) where T : class
    {
        var proxy = DispatchProxy.Create<T, InterruptedProxy>();
        if (proxy is InterruptedProxy interrupted) (interrupted.Real, interrupted.Breakdown) = (real, this);
        return proxy;
    }

    internal void Pass()
    {
        if (_left-- == 0) throw new IOException("Everything broke down.");
    }
}

/// <summary>Public and open, because the runtime derives from it. All methods of who is interrupted answer tasks.</summary>
public class InterruptedProxy : DispatchProxy
{
    internal object? Real { get; set; }

    internal Breakdown? Breakdown { get; set; }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Breakdown!.Pass();
        var result = targetMethod!.Invoke(Real, args);
        ((Task)result!).Wait();
        Breakdown.Pass();
        return result;
    }
}
