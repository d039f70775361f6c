using Pulumi.Serialization;

namespace Pulumi;

/// <summary>An output of any type.</summary>
internal interface IOutput
{
    Task<OutputData<object?>> GetDataAsync();

    Output<TResult> ApplyUntyped<TResult>(Func<object?, Output<TResult>> func);
}

/// <summary>A value that will be known later, with the resources it depends on and whether it is secret.</summary>
public sealed class Output<T> : IOutput
{
    internal Task<OutputData<T>> DataTask { get; }

    internal Output(Task<OutputData<T>> dataTask)
    {
        DataTask = dataTask;
        // A deployment is over only when every output has resolved; a failing one fails it, awaited or not.
        Deployment.Current?.Tasks.Watch(dataTask);
    }

    /// <summary>An output of the task's result.</summary>
    public static Output<T> Create(Task<T> value) => FromTask(value, isSecret: false);

    internal static Output<T> CreateSecret(Task<T> value) => FromTask(value, isSecret: true);

    internal static Output<T> CreateUnknown(T value)
        => new(Task.FromResult(new OutputData<T>([], value, IsKnown: false, IsSecret: false)));

    /// <summary>Runs <paramref name="func"/> on the value for its effect.</summary>
    public Output<ValueTuple> Apply(Func<T, Task> func)
    {
        return Apply(value => Output.Create(RunAsync(value)));

        async Task<ValueTuple> RunAsync(T value)
        {
            await func(value).ConfigureAwait(false);
            return default;
        }
    }

    /// <summary>An output of what <paramref name="func"/> makes of the value. It does not run while the value is unknown.</summary>
    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => Apply(value => Output.Create(func(value)));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) => Apply(value => Output.Create(func(value)));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => Apply(value => func(value).ToOutput());

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => new(ApplyAsync(func));

    /// <summary>Not the value: the text says how to get at it. Throws when PULUMI_ERROR_OUTPUT_STRING is 1 or true.</summary>
    public override string ToString()
    {
        const string Message =
            "Calling [ToString] on an [Output<T>] is not supported: its value is not known yet. "
            + "Use o.Apply(v => $\"prefix{v}suffix\") or Output.Format($\"prefix{o}suffix\") instead.";
        var setting = Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING");
        if (setting == "1" || string.Equals(setting, "true", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException(Message);
        Log.Warn(Message);
        return Message;
    }

    internal async Task<T> GetValueAsync(T whenUnknown)
    {
        var data = await DataTask.ConfigureAwait(false);
        return data.IsKnown ? data.Value : whenUnknown;
    }

    /// <summary>The same output with its data changed by <paramref name="change"/>.</summary>
    internal Output<T> With(Func<OutputData<T>, OutputData<T>> change)
    {
        return new Output<T>(ChangeAsync());

        async Task<OutputData<T>> ChangeAsync() => change(await DataTask.ConfigureAwait(false));
    }

    async Task<OutputData<object?>> IOutput.GetDataAsync() => (await DataTask.ConfigureAwait(false)).Boxed();

    Output<TResult> IOutput.ApplyUntyped<TResult>(Func<object?, Output<TResult>> func) => Apply(value => func(value));

    private static Output<T> FromTask(Task<T> value, bool isSecret)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<T>(WrapAsync());

        async Task<OutputData<T>> WrapAsync() => OutputData.Known(await value.ConfigureAwait(false), isSecret);
    }

    private async Task<OutputData<TResult>> ApplyAsync<TResult>(Func<T, Output<TResult>?> func)
    {
        var data = await DataTask.ConfigureAwait(false);
        if (!data.IsKnown)
            return OutputData.Unknown<TResult>(data.Resources, data.IsSecret);

        var inner = func(data.Value);
        if (inner is null)
            return new OutputData<TResult>(data.Resources, default!, IsKnown: true, data.IsSecret);

        var result = await inner.DataTask.ConfigureAwait(false);
        return result with
        {
            Resources = data.Resources.Union(result.Resources),
            IsSecret = data.IsSecret || result.IsSecret,
        };
    }
}
