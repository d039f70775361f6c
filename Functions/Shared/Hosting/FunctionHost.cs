using Amazon.Lambda.RuntimeSupport;

namespace VideoStack.Functions.Shared.Hosting;

/// <summary>
/// The entry of every executable: finds the handler by name and serves it. One executable holds several Lambda functions, which
/// differ in role, memory, timeout and alarms only.
/// </summary>
public static class FunctionHost
{
    /// <summary>Names the handler for both runtimes: the managed one needs the assembly's name in <c>_HANDLER</c>.</summary>
    public const string HandlerVariable = "FUNCTION_HANDLER";

    /// <summary>What Lambda sets to the function's Handler.</summary>
    public const string RuntimeHandlerVariable = "_HANDLER";

    /// <summary>Serves the handler that the environment names until the process ends.</summary>
    /// <param name="handlers">Composes each handler from the settings.</param>
    /// <returns>Exit code: 1 when the function cannot start; the error stream then has one line that says why.</returns>
    public static async Task<int> RunAsync(IReadOnlyDictionary<string, Func<Settings, LambdaBootstrap>> handlers)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        try
        {
            using var function = Compose(handlers, Settings.FromEnvironment());
            await function.RunAsync();
            return 0;
        }
        catch (SettingException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    }

    internal static T Compose<T>(IReadOnlyDictionary<string, Func<Settings, T>> handlers, Settings settings)
    {
        var name = settings.Find(HandlerVariable) ?? settings.Find(RuntimeHandlerVariable);
        var known = string.Join(", ", handlers.Keys.Order(StringComparer.Ordinal));
        if (name is null)
            throw new SettingException($"Neither {HandlerVariable} nor {RuntimeHandlerVariable} names a handler. Known here: {known}.");
        if (!handlers.TryGetValue(name, out var compose))
            throw new SettingException($"There is no handler '{name}' in this executable. Known here: {known}.");
        return compose(settings);
    }
}
