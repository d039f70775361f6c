using Pulumi;
using VideoStack.Infra.Components;
using VideoStack.Infra.Iam;
using VideoStack.Infra.Packaging;
using Variable = (string Name, Pulumi.Input<string>? Value);

namespace VideoStack.Infra;

/// <summary>Declares the functions of one executable.</summary>
/// <param name="defaults">What all functions of the stack have in common.</param>
/// <param name="package">The executable.</param>
internal sealed class FunctionFactory(FunctionDefaults defaults, FunctionPackage package)
{
    /// <summary>One function behind the HTTP API.</summary>
    /// <param name="name">Its resource's name.</param>
    /// <param name="handler">The handler in the executable.</param>
    /// <param name="environment">What it is told. A variable without a value is not.</param>
    /// <param name="rights">What it may do, besides writing its log.</param>
    /// <param name="memory">Megabytes; processor time grows with it.</param>
    /// <param name="timeout">Seconds.</param>
    public FunctionComponent Create(
        string name, string handler, Variable[] environment, IReadOnlyList<Statement> rights, int memory = 512, int timeout = 10) =>
        new(name, new FunctionComponentArgs
        {
            Handler = handler,
            Package = package,
            Defaults = defaults,
            Environment = Told(environment),
            Rights = rights,
            MemorySize = memory,
            Timeout = timeout,
        });

    /// <summary>The variables that have a value.</summary>
    public static Dictionary<string, Input<string>> Told(IEnumerable<Variable> environment) =>
        environment.Where(variable => variable.Value is not null).ToDictionary(variable => variable.Name, variable => variable.Value!);

    /// <summary>A component's variables among others.</summary>
    public static Variable[] All(IReadOnlyDictionary<string, Input<string>> environment) =>
        [.. environment.Select(variable => (variable.Key, (Input<string>?)variable.Value))];
}
