using NUnit.Framework;
using VideoStack.Infra.Packaging;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class SiteBuilderTests
{
    private string _root = "";
    private FakeNpm _npm = null!;
    private SiteBuilder _builder = null!;

    [SetUp]
    public void CreateRepository()
    {
        _root = Directory.CreateTempSubdirectory("videostack-site-").FullName;
        Write("Site/package.json", "{}");
        Write("Site/package-lock.json", "{}");
        Write("Site/src/main.ts", "// one");
        Write("Infra/Api/openapi.yaml", "openapi: 3.0.1");
        _npm = new FakeNpm();
        _builder = new SiteBuilder(_root, report: null, _npm);
    }

    [TearDown]
    public void DeleteRepository() => Directory.Delete(_root, recursive: true);

    [Test]
    public async Task The_site_is_installed_and_built_once()
    {
        var files = await _builder.BuildAsync();
        await _builder.BuildAsync();
        Assert.That(_npm.Ran, Is.EqualTo((string[])["ci", "run"]));
        Assert.That(files.Select(file => file.Key), Is.EqualTo((string[])["assets/main.js", "index.html", "watch.html"]));
        Assert.That(files.Select(file => file.Sha256), Is.EqualTo(files.Select(file => Fingerprint.OfFile(file.Path))));
        Assert.That(files[1].Path, Is.EqualTo(Path.Combine(SiteBuilder.OutputDirectory(_root), "index.html")));
    }

    [TestCase("Site/src/main.ts", "run")]
    [TestCase("Infra/Api/openapi.yaml", "run")]
    [TestCase("Site/package-lock.json", "ci run")]
    public async Task A_change_is_built_and_packages_are_installed_only_when_they_changed(string file, string ran)
    {
        await _builder.BuildAsync();
        _npm.Ran.Clear();
        Write(file, "changed");
        await _builder.BuildAsync();
        Assert.That(string.Join(' ', _npm.Ran), Is.EqualTo(ran));
    }

    [Test]
    public async Task A_page_that_somebody_changed_is_built_again()
    {
        await _builder.BuildAsync();
        Write("Site/dist/index.html", "tampered");
        var files = await _builder.BuildAsync();
        Assert.That(await File.ReadAllTextAsync(files[1].Path), Is.EqualTo("page"));
    }

    [Test]
    public async Task A_failed_build_leaves_the_page_that_was_there()
    {
        await _builder.BuildAsync();
        Write("Site/src/main.ts", "broken");
        _npm.Failure = new PackagingException("broken");
        Assert.That(async () => await _builder.BuildAsync(), Throws.TypeOf<PackagingException>());
        Assert.That(File.Exists(Path.Combine(_root, "Site", "dist", "index.html")), Is.True);

        _npm.Failure = null;
        Assert.That(await _builder.BuildAsync(), Has.Count.EqualTo(3));
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private sealed class FakeNpm : ICommandRunner
    {
        public List<string> Ran { get; } = [];

        public Exception? Failure { get; set; }

        public async Task RunAsync(Command command, CancellationToken cancellation)
        {
            Ran.Add(command.Arguments[0]);
            if (Failure is not null) throw Failure;
            if (command.Arguments[0] == "ci")
            {
                Directory.CreateDirectory(Path.Combine(command.Directory, "node_modules"));
                return;
            }

            var output = command.Arguments[Array.IndexOf(command.Arguments, "--outDir") + 1];
            Directory.CreateDirectory(Path.Combine(output, "assets"));
            foreach (var page in (string[])["index.html", "watch.html"]) await File.WriteAllTextAsync(Path.Combine(output, page), "page", cancellation);
            await File.WriteAllTextAsync(Path.Combine(output, "assets", "main.js"), "script", cancellation);
        }
    }
}
