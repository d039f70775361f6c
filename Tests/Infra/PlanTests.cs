using NUnit.Framework;
using VideoStack.Infra.Configuration;
using VideoStack.Infra.Plan;

namespace VideoStack.Infra.Tests;

/// <summary>The whole platform, as text that was read and approved. A change of the graph shows here as a difference.</summary>
[TestFixture]
public sealed class PlanTests
{
    [TestCase("dev")]
    [TestCase("prod")]
    public async Task The_plan_is_the_approved_one(string stack)
    {
        var text = PlanText.Of(await PlannedGraph.DeclareAsync(StackConfiguration.Read(Repository.Root, stack)));
        var approved = Path.Combine(Repository.Root, "Tests", "Infra", "Approved", $"{stack}.txt");
        var known = File.Exists(approved) ? await File.ReadAllTextAsync(approved) : "";
        if (text == known) return;

        Assert.Fail($"""
            The plan of '{stack}' is not the approved one:
            {TextDifference.Between(known, text)}
            If that is what you meant: ./dev plan {stack} > {Path.GetRelativePath(Repository.Root, approved)}
            """);
    }

    [Test]
    public async Task The_plan_reads_the_same_every_time()
    {
        var configuration = StackConfiguration.Read(Repository.Root, "dev");
        var first = PlanText.Of(await PlannedGraph.DeclareAsync(configuration));
        var second = PlanText.Of(await PlannedGraph.DeclareAsync(configuration));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Every_child_is_named_after_its_component()
    {
        foreach (var resource in Graph.Of("prod").Resources.Where(resource => resource.Parent is not null))
            Assert.That(resource.Name, Does.StartWith($"{resource.Parent}-"), resource.Type);
    }

    [Test]
    public void Every_resource_belongs_to_a_component()
    {
        var orphans = Graph.Of("prod").Resources
            .Where(resource => resource.Parent is null && !resource.Type.StartsWith("videostack:infra:", StringComparison.Ordinal));
        Assert.That(orphans.Select(orphan => orphan.Name), Is.Empty);
    }

    [Test]
    public void What_holds_data_is_protected_in_prod_and_not_in_dev()
    {
        Assert.That(Graph.Of("dev").Resources.Where(resource => resource.IsProtected), Is.Empty);
        Assert.That(Graph.Of("prod").Resources.Where(resource => resource.IsProtected).Select(resource => resource.Name),
            Is.EqualTo((string[])
            [
                "identity-email-index-key", "identity-emails", "identity-field-key", "identity-mail-tokens", "identity-sessions", "identity-users",
                "storage-key", "storage-logs-bucket", "storage-processed-bucket", "storage-raw-bucket",
                "storage-receipts", "storage-usage", "storage-videos", "storage-view-counts", "storage-views",
            ]));
    }

    [Test]
    public void A_difference_shows_what_went_and_what_came() =>
        Assert.That(TextDifference.Between("a\nb\nc\nd\ne\nf", "a\nb\nc\nX\ne\nf"), Is.EqualTo("  …\n  b\n  c\n- d\n+ X\n  e\n  f"));
}
