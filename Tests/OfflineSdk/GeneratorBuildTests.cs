using System.Runtime.Versioning;

namespace VideoStack.OfflineSdk.Tests;

/// <summary>A build writes bindings when it must, and only then.</summary>
public class GeneratorBuildTests
{
    private string _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("bindings-build-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_second_build_does_not_run_the_generator_and_a_changed_list_does()
    {
        await List("index/PrivateKey");
        Assert.That(await Build(), Is.True);
        Assert.That(await Build(), Is.False);

        await List("index/PrivateKey\nindex/getPublicKey");
        Assert.That(await Build(), Is.True);
        Assert.That(await Written(), Does.Contain("class GetPublicKeyArgs"));
        Assert.That(await Build(), Is.False);
    }

    [Test]
    public async Task A_build_that_cannot_write_its_bindings_fails_and_the_next_one_tries_again()
    {
        await List("index/NoSuchThing");
        var (exitCode, output) = await Run();
        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(output, Does.Contain("error GEN001: module 'index' has no 'NoSuchThing'."));

        (exitCode, _) = await Run();
        Assert.That(exitCode, Is.Not.Zero);
    }

    [Test, Platform(Exclude = "Win"), UnsupportedOSPlatform("windows")]
    public async Task Several_first_builds_at_once_install_the_packages_once()
    {
        // npm is a script that takes its time and notes each call; the generator's own modules are the real ones.
        var log = Path.Combine(_folder, "npm.log");
        var npm = Path.Combine(_folder, "bin", "npm");
        Directory.CreateDirectory(Path.GetDirectoryName(npm)!);
        await File.WriteAllTextAsync(npm, $"#!/bin/sh\necho called >> '{log}'\nsleep 0.5\nmkdir -p node_modules\n");
        File.SetUnixFileMode(npm, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await File.WriteAllTextAsync(Path.Combine(_folder, "package-lock.json"), "{}");
        var script = $"import {{ installPackages }} from '{Path.Combine(GeneratorProcess.Generator, "src", "install.mjs")}'; installPackages('{_folder}');";
        var path = $"{Path.GetDirectoryName(npm)}:{Environment.GetEnvironmentVariable("PATH")}";

        var results = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => GeneratorProcess.RunAsync("node", ["--input-type=module", "--eval", script], path)));

        Assert.That(results.Select(each => each.ExitCode), Is.All.Zero, string.Concat(results.Select(each => each.Output)));
        Assert.That(await File.ReadAllLinesAsync(log), Has.Length.EqualTo(1));
    }

    /// <returns>Whether the build ran the generator.</returns>
    private async Task<bool> Build()
    {
        var (exitCode, output) = await Run();
        Assert.That(exitCode, Is.Zero, output);
        return output.Contains("writing bindings", StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output)> Run() => GeneratorProcess.RunAsync("dotnet",
    [
        "msbuild", Path.Combine(GeneratorProcess.Sdk, "Pulumi.Tls", "Pulumi.Tls.csproj"), "-target:GenerateBindings", "-nologo", "-verbosity:normal",
        $"-property:ArtifactsPath={_folder}/artifacts", $"-property:ProviderList={_folder}/list.txt",
    ]);

    private async Task<string> Written()
    {
        var file = Directory.GetFiles(Path.Combine(_folder, "artifacts"), "Package.cs", SearchOption.AllDirectories).Single();
        return await File.ReadAllTextAsync(file);
    }

    private async Task List(string lines)
    {
        // Later than the last stamp and earlier than the next, even where the file system keeps whole seconds.
        await Task.Delay(1100);
        await File.WriteAllTextAsync(Path.Combine(_folder, "list.txt"), lines + "\n");
        await Task.Delay(1100);
    }
}
