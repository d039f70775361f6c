namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Would deploy the resources that <paramref name="action"/> creates. This stand-in refuses, with exit code 1.</summary>
    public static Task<int> RunAsync(Action action) => RefuseAsync();

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RefuseAsync();

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<Task> func) => RefuseAsync();

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) => RefuseAsync();

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new()
        => RefuseAsync();

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack
        => RefuseAsync();

    private static async Task<int> RefuseAsync()
    {
        await Console.Error.WriteLineAsync(
            "error: this build uses the offline stand-ins of the Pulumi packages and cannot deploy; "
            + "restore the official packages with `VIDEOSTACK_SDK=official ./dev setup`, then run the command again.").ConfigureAwait(false);
        // Also for programs that ignore the returned code.
        Environment.ExitCode = 1;
        return 1;
    }
}
