using System.IO.Compression;
using NUnit.Framework;
using VideoStack.Infra.Packaging;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class PackagerTests
{
    private static readonly FunctionTarget _managed = new(FunctionRuntime.Managed, FunctionArchitecture.X64);
    private static readonly FunctionTarget _native = new(FunctionRuntime.Native, FunctionArchitecture.Arm64);

    private string _root = "";
    private FakePublish _publish = null!;
    private FunctionPackager _packager = null!;

    [SetUp]
    public void CreateRepository()
    {
        _root = Directory.CreateTempSubdirectory("videostack-packager-").FullName;
        Write("Functions/Uploads/Uploads.csproj", "<Project />");
        Write("Functions/Uploads/Program.cs", "// one");
        Write("Functions/Shared/Tables.cs", "// shared");
        Write("Functions/Directory.Build.props", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        _publish = new FakePublish();
        _packager = new FunctionPackager(_root, report: null, _publish);
    }

    [TearDown]
    public void DeleteRepository() => Directory.Delete(_root, recursive: true);

    [Test]
    public async Task A_package_is_named_by_its_content()
    {
        var package = await _packager.PackageAsync("Uploads", _managed);
        Assert.Multiple(() =>
        {
            Assert.That(package.Path, Is.EqualTo(Path.Combine(_root, ".artifacts", "functions", $"Uploads-{package.Sha256}.zip")));
            Assert.That(Fingerprint.OfFile(package.Path), Is.EqualTo(package.Sha256));
            Assert.That(Convert.ToHexStringLower(Convert.FromBase64String(package.SourceCodeHash)), Is.EqualTo(package.Sha256));
        });
    }

    [Test]
    public async Task Nothing_is_built_when_nothing_changed()
    {
        var first = await _packager.PackageAsync("Uploads", _managed);
        // The first build found out about Shared; from then on it counts.
        var second = await _packager.PackageAsync("Uploads", _managed);
        var later = await new FunctionPackager(_root, report: null, _publish).PackageAsync("Uploads", _managed);
        Assert.That(_publish.Commands, Has.Count.EqualTo(1));
        Assert.That((second, later), Is.EqualTo((first, first)));
    }

    [TestCase("Functions/Uploads/Program.cs")]
    [TestCase("Functions/Uploads/Deep/New.cs")]
    [TestCase("Functions/Shared/Tables.cs")]
    [TestCase("Functions/Directory.Build.props")]
    [TestCase("Directory.Packages.props")]
    [TestCase("Directory.Build.targets")]
    public async Task A_changed_source_is_built(string file)
    {
        await _packager.PackageAsync("Uploads", _managed);
        Write(file, "// changed");
        await _packager.PackageAsync("Uploads", _managed);
        Assert.That(_publish.Commands, Has.Count.EqualTo(2));
    }

    [TestCase("Functions/Uploads/obj/leftover.cs")]
    [TestCase("Functions/Uploads/bin/leftover.dll")]
    [TestCase("Functions/Catalog/Program.cs")]
    public async Task What_the_executable_is_not_made_of_does_not_matter(string file)
    {
        await _packager.PackageAsync("Uploads", _managed);
        Write(file, "// changed");
        await _packager.PackageAsync("Uploads", _managed);
        Assert.That(_publish.Commands, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_lost_zip_or_an_unreadable_record_is_built_again()
    {
        var package = await _packager.PackageAsync("Uploads", _managed);
        File.Delete(package.Path);
        await _packager.PackageAsync("Uploads", _managed);
        await File.WriteAllTextAsync(Path.Combine(_root, ".artifacts", "functions", "Uploads-managed-x64.json"), "{ half");
        Assert.That(await _packager.PackageAsync("Uploads", _managed), Is.EqualTo(package));
        Assert.That(_publish.Commands, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Two_at_once_build_once()
    {
        var other = new FunctionPackager(_root, report: null, _publish);
        var packages = await Task.WhenAll(_packager.PackageAsync("Uploads", _managed), other.PackageAsync("Uploads", _managed));
        Assert.That(packages[1], Is.EqualTo(packages[0]));
        Assert.That(_publish.Commands, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Targets_do_not_disturb_each_other()
    {
        await _packager.PackageAsync("Uploads", _managed);
        await _packager.PackageAsync("Uploads", _native);
        await _packager.PackageAsync("Uploads", _managed);
        Assert.That(_publish.Commands, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_managed_package_is_compiled_ahead_and_brings_no_host()
    {
        var package = await _packager.PackageAsync("Uploads", _managed);
        Assert.That(_publish.Commands.Single().ToString(), Does.StartWith("dotnet publish Functions/Uploads/Uploads.csproj ")
            .And.Contain("--runtime linux-x64 ").And.Contain("--no-self-contained").And.Contain("-p:PublishReadyToRun=true").And.Contain("-p:UseAppHost=false")
            .And.Contain($"--artifacts-path {Path.Combine(_root, ".artifacts", "publish", "managed-x64")} "));
        Assert.That(Names(package), Is.EqualTo((string[])["Uploads.dll", "Uploads.runtimeconfig.json", "runtimes/x.dll"]));
    }

    [Test]
    public async Task A_native_package_is_one_executable_named_bootstrap()
    {
        var package = await _packager.PackageAsync("Uploads", _native);
        Assert.That(_publish.Commands.Single().ToString(), Does.Contain("--runtime linux-arm64 ").And.EndsWith("-p:PublishAot=true"));
        using var zip = ZipFile.OpenRead(package.Path);
        var entry = zip.Entries.Single();
        Assert.That(entry.FullName, Is.EqualTo("bootstrap"));
        Assert.That(entry.ExternalAttributes >>> 16, Is.EqualTo(Convert.ToInt32("100755", 8)));
    }

    [Test]
    public async Task The_same_content_gives_the_same_bytes()
    {
        var first = await _packager.PackageAsync("Uploads", _managed);
        var bytes = await File.ReadAllBytesAsync(first.Path);
        Directory.Delete(Path.Combine(_root, ".artifacts"), recursive: true);
        await Task.Delay(TimeSpan.FromMilliseconds(20));
        var second = await _packager.PackageAsync("Uploads", _managed);
        Assert.That(second.Sha256, Is.EqualTo(first.Sha256));
        Assert.That(await File.ReadAllBytesAsync(second.Path), Is.EqualTo(bytes));
        using var zip = ZipFile.OpenRead(second.Path);
        Assert.That(zip.Entries.Select(entry => entry.LastWriteTime.DateTime), Has.All.EqualTo(new DateTime(1980, 1, 1)));
    }

    [Test]
    public async Task A_failed_build_leaves_nothing_behind_and_the_old_package_in_place()
    {
        var package = await _packager.PackageAsync("Uploads", _managed);
        Write("Functions/Uploads/Program.cs", "// broken");
        _publish.Failure = new PackagingException("broken");
        Assert.That(async () => await _packager.PackageAsync("Uploads", _managed), Throws.TypeOf<PackagingException>());
        Assert.That(File.Exists(package.Path), Is.True);
        Assert.That(Directory.GetDirectories(Path.Combine(_root, ".artifacts", "functions")), Is.Empty);
    }

    [Test]
    public async Task An_executable_that_needs_a_newer_glibc_is_refused_with_a_way_out()
    {
        _publish.Executable = ElfImage.Needing("GLIBC_2.2.5", "GLIBC_2.38");
        Assert.That(async () => await _packager.PackageAsync("Uploads", _native), Throws.TypeOf<PackagingException>().With.Message.EqualTo(
            "The native executable of Uploads needs glibc 2.38, but Lambda's provided.al2023 has 2.34: this machine's linker is too new for it. "
            + "Build on Amazon Linux 2023 or Debian 12, or write: pulumi config set functionRuntime managed"));
        // Built or not: what does not start on Lambda is refused each time.
        Assert.That(async () => await _packager.PackageAsync("Uploads", _native), Throws.TypeOf<PackagingException>());
        Assert.That(_publish.Commands, Has.Count.EqualTo(1));

        var here = new FunctionPackager(_root, report: null, _publish) { NewestGlibc = null };
        Assert.That(await here.PackageAsync("Uploads", _native), Is.Not.Null);
    }

    [Test]
    public async Task An_executable_that_fits_is_taken()
    {
        _publish.Executable = ElfImage.Needing("GLIBC_2.34", "GLIBC_2.17");
        Assert.That(await _packager.PackageAsync("Uploads", _native), Is.Not.Null);
    }

    [Test]
    public async Task Old_packages_go_and_current_ones_stay()
    {
        var current = await _packager.PackageAsync("Uploads", _managed);
        var stale = Path.Combine(FunctionPackager.OutputDirectory(_root), $"Uploads-{new string('a', 64)}.zip");
        var recent = Path.Combine(FunctionPackager.OutputDirectory(_root), $"Uploads-{new string('b', 64)}.zip");
        foreach (var zip in (string[])[stale, recent]) await File.WriteAllTextAsync(zip, "");
        foreach (var zip in (string[])[stale, current.Path]) File.SetLastWriteTimeUtc(zip, DateTime.UtcNow.AddDays(-2));

        await _packager.PackageAsync("Uploads", _native);
        Assert.That((File.Exists(stale), File.Exists(recent), File.Exists(current.Path)), Is.EqualTo((false, true, true)));
    }

    private static IEnumerable<string> Names(FunctionPackage package)
    {
        using var zip = ZipFile.OpenRead(package.Path);
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
