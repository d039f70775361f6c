using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace VideoStack.Local;

/// <summary>What the person asks for on the command line.</summary>
/// <param name="Port">Of the page. Default 8080.</param>
/// <param name="Stack">Whose settings file. Default <c>dev</c>.</param>
/// <param name="Aot">Run the functions as the native executables that AWS gets. Default: managed, which build quicker.</param>
/// <param name="Sample">Put a real film on the page before it opens.</param>
internal sealed record LocalOptions(int Port, string Stack, bool Aot, bool Sample)
{
    /// <summary>Settings in place of the stack's file, by key. They go before those that this machine chooses by itself.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = ImmutableDictionary<string, string>.Empty;

    private const int DefaultPort = 8080;
    private const int LargestPort = 65535;

    /// <summary>The command, whose action gets the options. Mistyped ones end in a line that says so and exit code 1.</summary>
    public static RootCommand Command(Func<LocalOptions, CancellationToken, Task<int>> run)
    {
        var port = new Option<int>("--port")
        {
            Description = "The port of the page.",
            DefaultValueFactory = _ => DefaultPort,
            CustomParser = ParsePort,
        };
        var stack = new Option<string>("--stack") { Description = "Which settings to take: Pulumi.<stack>.yaml.", DefaultValueFactory = _ => "dev" };
        var aot = new Option<bool>("--aot") { Description = "Run the functions as the native executables that AWS gets." };
        var sample = new Option<bool>("--sample") { Description = "Put a real film on the page first." };
        var set = new Option<IReadOnlyDictionary<string, string>>("--set")
        {
            Description = "A setting in place of the stack's own: --set key=value. May be given several times.",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            DefaultValueFactory = _ => ImmutableDictionary<string, string>.Empty,
            CustomParser = ParseSettings,
        };

        var command = new RootCommand("The whole platform on this machine. Ctrl-C stops it; nothing is kept.") { port, stack, aot, sample, set };
        command.SetAction((result, cancellation) => run(
            new LocalOptions(result.GetValue(port), result.GetRequiredValue(stack), result.GetValue(aot), result.GetValue(sample))
            {
                Settings = result.GetRequiredValue(set),
            },
            cancellation));
        return command;
    }

    // Of a key given twice the last value counts.
    private static ImmutableDictionary<string, string> ParseSettings(ArgumentResult result)
    {
        var settings = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var token in result.Tokens)
        {
            if (token.Value.Split('=', 2) is [{ Length: > 0 } key, var value]) settings[key] = value;
            else result.AddError($"--set takes a setting as key=value, such as --set registration=closed; this is none: {token.Value}");
        }

        return settings.ToImmutable();
    }

    private static int ParsePort(ArgumentResult result)
    {
        if (result.Tokens is [{ Value: var text }]
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= LargestPort)
            return port;
        result.AddError($"--port takes a number from 1 to {LargestPort}, such as {DefaultPort}.");
        return DefaultPort;
    }
}
