namespace VideoStack.OfflineSdk.Tests;

/// <summary>The generator never guesses: what its lists and facts leave open stops it, with words that say what to write.</summary>
public class GeneratorTests
{
    private string _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("bindings-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_number_that_is_not_listed_stops_it()
    {
        var facts = Facts("tls", text => text.Replace("rsaBits", "", StringComparison.Ordinal));

        var (exitCode, output) = await Generate(facts, "index/PrivateKey");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Does.Contain("error GEN001: Is the number 'rsaBits' of index/PrivateKey an int or a double?"));
        Assert.That(Directory.Exists(Out), Is.False, "Nothing is written when something is open.");
    }

    [Test]
    public async Task A_resource_that_does_not_exist_is_named_with_similar_ones_and_its_line()
    {
        var (exitCode, output) = await Generate(Facts("aws"), "s3/Bucket\n\n# a comment\ns3/BucketPolcy");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Does.Contain("list.txt(4): error GEN001: module 's3' has no 'BucketPolcy'. Did you mean BucketPolicy"));
    }

    [TestCase("cloudfrunt/Distribution", "there is no module 'cloudfrunt'. Did you mean cloudfront")]
    [TestCase("Bucket", "'Bucket' is not of the form module/Name")]
    public async Task A_line_that_names_nothing_is_refused(string line, string reason)
    {
        var (exitCode, output) = await Generate(Facts("aws"), line);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Does.Contain($"list.txt(1): error GEN001: {reason}"));
    }

    [Test]
    public async Task A_property_called_like_its_class_needs_its_official_name()
    {
        var facts = Facts("aws", text => text.Replace("'s3/Bucket.bucket': 'BucketName',", "", StringComparison.Ordinal));

        var (exitCode, output) = await Generate(facts, "s3/Bucket");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Does.Contain("Property 'bucket' of s3/Bucket would be called like its class."));
    }

    [Test]
    public async Task A_namespace_that_is_not_listed_stops_it()
    {
        var facts = Facts("awsNative", text => text.Replace("wafv2: 'WaFv2',", "", StringComparison.Ordinal));

        var (exitCode, output) = await Generate(facts, "wafv2/WebAcl");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Does.Contain("The C# namespace of module 'wafv2' is not listed."));
    }

    [Test]
    public async Task Only_what_is_listed_and_used_by_it_is_written()
    {
        var (exitCode, output) = await Generate(Facts("aws"), "lambda/Alias");

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(Directory.GetFiles(Out).Select(Path.GetFileName), Is.EquivalentTo(new[] { "Lambda.cs", "Utilities.cs" }));
        var text = await File.ReadAllTextAsync(Path.Combine(Out, "Lambda.cs"));
        Assert.That(text, Does.Contain("class AliasRoutingConfigArgs").And.Not.Contain("class FunctionArgs"));
    }

    [Test]
    public async Task A_file_is_rewritten_only_when_it_changes_and_removed_when_it_is_no_longer_wanted()
    {
        await Generate(Facts("aws"), "lambda/Alias\nsqs/Queue");
        var before = File.GetLastWriteTimeUtc(Path.Combine(Out, "Lambda.cs"));

        await Generate(Facts("aws"), "lambda/Alias");

        Assert.That(File.GetLastWriteTimeUtc(Path.Combine(Out, "Lambda.cs")), Is.EqualTo(before));
        Assert.That(Path.Combine(Out, "Sqs.cs"), Does.Not.Exist);
    }

    private string Out => Path.Combine(_folder, "out");

    private async Task<(int ExitCode, string Output)> Generate(string facts, string lines)
    {
        var list = Path.Combine(_folder, "list.txt");
        await File.WriteAllTextAsync(list, lines + "\n");
        return await GeneratorProcess.GenerateAsync(facts, list, Out);
    }

    private string Facts(string provider, Func<string, string>? change = null)
    {
        var original = File.ReadAllText(Path.Combine(GeneratorProcess.Generator, "providers", $"{provider}.mjs"));
        var changed = change is null ? original : change(original);
        Assert.That(changed == original, Is.EqualTo(change is null), "The facts no longer hold what this test takes away.");
        var path = Path.Combine(_folder, $"{provider}.mjs");
        File.WriteAllText(path, changed);
        return path;
    }
}
