using System.Reflection;

namespace VideoStack.Functions.Tests.Views;

/// <summary>What happens to a call.</summary>
public enum Break
{
    None,

    /// <summary>The request is lost.</summary>
    NoRequest,

    /// <summary>What was asked for is done, but the answer is lost.</summary>
    NoAnswer,

    /// <summary>The process dies before it asks.</summary>
    DeathBefore,

    /// <summary>The process dies after what it asked for is done.</summary>
    DeathAfter,
}

/// <summary>The line between one invocation of a function and all that it calls. It breaks where the test says.</summary>
/// <param name="plan">What happens to a call, by its number from 0.</param>
internal sealed class BreakingLine(Func<int, Break> plan)
{
    /// <summary>A line that breaks at one call.</summary>
    public static BreakingLine At(int call, Break what) => new(number => number == call ? what : Break.None);

    /// <summary>How many calls were made.</summary>
    public int Calls { get; private set; }

    /// <summary>Whether the process has died: what it answers is never heard.</summary>
    public bool IsDead { get; private set; }

    /// <summary>The same object at the far end of the line.</summary>
    public T To<T>(T target) where T : class => LineProxy.Create(this, target);

    internal async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        var what = IsDead ? Break.DeathBefore : plan(Calls++);
        IsDead |= what is Break.DeathBefore or Break.DeathAfter;
        if (what is Break.NoRequest or Break.DeathBefore) throw new IOException("The line broke before the request.");
        if (what is Break.None) return await call();
        // A refusal is an answer, too.
        await call().ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        throw new IOException("The line broke before the answer.");
    }
}

/// <summary>Puts a line before an object. Public, and not sealed, because <see cref="DispatchProxy"/> derives from it.</summary>
public class LineProxy : DispatchProxy
{
    private static readonly MethodInfo _call = typeof(LineProxy).GetMethod(nameof(CallAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;
    private BreakingLine _line = null!;
    private object _target = null!;

    internal static T Create<T>(BreakingLine line, T target) where T : class
    {
        var created = Create<T, LineProxy>();
        var proxy = (LineProxy)(object)created;
        (proxy._line, proxy._target) = (line, target);
        return created;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var type = targetMethod!.ReturnType;
        object? Call() => targetMethod.Invoke(_target, args);
        if (type == typeof(Task)) return _line.CallAsync(() => DoneAsync((Task)Call()!));
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Task<>)) return Call();
        return _call.MakeGenericMethod(type.GenericTypeArguments).Invoke(this, [(Func<object?>)Call]);
    }

    private Task<T> CallAsync<T>(Func<object?> call) => _line.CallAsync(() => (Task<T>)call()!);

    private static async Task<bool> DoneAsync(Task task)
    {
        await task;
        return true;
    }
}
