using VideoStack.Infra.Packaging;

namespace VideoStack.Infra.Tests;

/// <summary>Writes what <c>dotnet publish</c> would, NuGet's list of projects included.</summary>
internal sealed class FakePublish : ICommandRunner
{
    private readonly List<Command> _commands = [];

    public IReadOnlyList<Command> Commands => _commands;

    public Exception? Failure { get; set; }

    public byte[] Executable { get; set; } = ElfImage.Needing("GLIBC_2.34");

    public async Task RunAsync(Command command, CancellationToken cancellation)
    {
        lock (_commands) _commands.Add(command);
        await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
        var output = Argument(command, "--output");
        Directory.CreateDirectory(Path.Combine(output, "runtimes"));
        await File.WriteAllTextAsync(Path.Combine(output, "Uploads.dll"), "assembly", cancellation);
        if (Failure is not null) throw Failure;

        await File.WriteAllTextAsync(Path.Combine(output, "Uploads.runtimeconfig.json"), "{}", cancellation);
        await File.WriteAllTextAsync(Path.Combine(output, "Uploads.pdb"), $"{Guid.NewGuid()}", cancellation);
        await File.WriteAllTextAsync(Path.Combine(output, "runtimes", "x.dll"), "library", cancellation);
        await File.WriteAllBytesAsync(Path.Combine(output, "Uploads"), Executable, cancellation);
        if (command.ToString().Contains("UseAppHost=false", StringComparison.Ordinal)) File.Delete(Path.Combine(output, "Uploads"));

        var restored = Path.Combine(Argument(command, "--artifacts-path"), "obj", "Uploads");
        Directory.CreateDirectory(restored);
        await File.WriteAllTextAsync(Path.Combine(restored, "project.assets.json"),
            """{ "libraries": { "Shared/1.0.0": { "type": "project", "path": "../Shared/Shared.csproj" }, "Some/1.0.0": { "type": "package" } } }""", cancellation);
    }

    private static string Argument(Command command, string name) => command.Arguments[Array.IndexOf(command.Arguments, name) + 1];
}
