using Pulumi;

namespace VideoStack.OfflineSdk.Tests.Core;

[NonParallelizable]
public sealed class OptionsTests
{
    [Test]
    public void Merging_lets_the_second_win_and_appends_lists()
    {
        var first = new CustomResourceOptions
        {
            Protect = true, Version = "1", ImportId = "a", DeleteBeforeReplace = true, RetainOnDelete = true,
            IgnoreChanges = { "a" }, AdditionalSecretOutputs = { "s" }, ReplaceOnChanges = { "r" },
        };
        var merged = CustomResourceOptions.Merge(first, new CustomResourceOptions
        {
            Protect = false, Id = "id", Urn = "urn", PluginDownloadURL = "url", IgnoreChanges = { "b" }, AdditionalSecretOutputs = { "t" },
        });

        Assert.That(merged.Protect, Is.False);
        Assert.That(merged.Version, Is.EqualTo("1"));
        Assert.That(merged.ImportId, Is.EqualTo("a"));
        Assert.That(merged.DeleteBeforeReplace, Is.True);
        Assert.That(merged.RetainOnDelete, Is.True);
        Assert.That(merged.Urn, Is.EqualTo("urn"));
        Assert.That(merged.PluginDownloadURL, Is.EqualTo("url"));
        Assert.That(merged.Id.ToOutput().Value(), Is.EqualTo("id"));
        Assert.That(merged.IgnoreChanges, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(merged.AdditionalSecretOutputs, Is.EqualTo(new[] { "s", "t" }));
        Assert.That(merged.ReplaceOnChanges, Is.EqualTo(new[] { "r" }));
        Assert.That(first.IgnoreChanges, Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public void Merging_with_nothing_is_a_copy()
    {
        var timeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(1) };
        var original = new CustomResourceOptions { Version = "1", CustomTimeouts = timeouts };
        var copy = CustomResourceOptions.Merge(original, null);

        Assert.That(copy, Is.Not.SameAs(original));
        Assert.That(copy.Version, Is.EqualTo("1"));
        Assert.That(copy.CustomTimeouts!.Create, Is.EqualTo(TimeSpan.FromMinutes(1)));
        Assert.That(CustomResourceOptions.Merge(null, null), Is.Not.Null);
    }

    [Test]
    public async Task Merging_gathers_dependencies_and_keeps_one_provider_per_package()
    {
        Thing one = null!;
        Thing two = null!;
        Provider old = null!;
        Provider current = null!;
        ComponentResourceOptions merged = null!;
        await new RecordingMocks().RunAsync(() =>
        {
            (one, two, old, current) = (new Thing("one"), new Thing("two"), new Provider("old"), new Provider("current"));
            merged = ComponentResourceOptions.Merge(
                new ComponentResourceOptions { DependsOn = { one }, Providers = { old } },
                new ComponentResourceOptions { DependsOn = { two }, Providers = { current }, Parent = one });
        });

        Assert.That(merged.DependsOn.ToOutput().Value(), Is.EqualTo(new[] { one, two }));
        Assert.That(merged.Providers, Is.EqualTo(new[] { current }));
        Assert.That(merged.Parent, Is.SameAs(one));
    }
}
