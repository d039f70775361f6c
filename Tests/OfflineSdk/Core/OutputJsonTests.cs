using System.Text.Json;
using Pulumi;
using Pulumi.Utilities;

namespace VideoStack.OfflineSdk.Tests.Core;

[NonParallelizable]
public sealed class OutputJsonTests
{
    private sealed record Holder(Output<string>? Text, Input<int>? Number, InputList<string>? List, InputMap<string>? Map);

    [Test]
    public void Text_is_compact_and_escaped_as_by_default()
        => Assert.That(
            Output.JsonSerialize(Output.Create(new { a = 1, b = new[] { "x&y", "é" }, c = (string?)null })).Value(),
            Is.EqualTo("""{"a":1,"b":["x\u0026y","\u00E9"],"c":null}"""));

    [Test]
    public void Inputs_and_outputs_inside_become_their_values()
    {
        var holder = new Holder(Output.Create("t"), 2, new[] { "l" }, new InputMap<string> { ["k"] = "v" });

        Assert.That(
            Output.JsonSerialize(Output.Create(holder)).Value(),
            Is.EqualTo("""{"Text":"t","Number":2,"List":["l"],"Map":{"k":"v"}}"""));
    }

    [Test]
    public void Options_apply_inside_too()
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
        var nested = Output.Create<object>(new { Outer = Output.Create(new { InnerName = 1 }) });

        Assert.That(Output.JsonSerialize(nested, options).Value(), Is.EqualTo("""{"outer":{"innerName":1}}"""));
        Assert.That(options.Converters, Is.Empty);
    }

    [Test]
    public void A_nested_secret_or_unknown_reaches_the_whole()
    {
        var secret = Output.JsonSerialize(Output.Create(new { a = Output.CreateSecret(1) }));
        var unknown = Output.JsonSerialize(Output.Create(new { a = Values.Unknown(1) }));

        Assert.That(secret.IsSecret(), Is.True);
        Assert.That(secret.Value(), Is.EqualTo("""{"a":1}"""));
        Assert.That(unknown.IsKnown(), Is.False);
        Assert.That(Output.JsonSerialize(Values.Unknown(1)).IsKnown(), Is.False);
        Assert.That(Output.JsonSerialize(Output.CreateSecret(1)).IsSecret(), Is.True);
    }

    [Test]
    public async Task Nested_outputs_bring_their_dependencies()
    {
        Thing thing = null!;
        await new RecordingMocks().RunAsync(() => thing = new Thing("thing"));

        Assert.That(Output.JsonSerialize(Output.Create(new { id = thing.Id })).Dependencies(), Is.EquivalentTo(new[] { thing }));
    }

    [Test]
    public async Task Reading_keeps_secrets_and_dependencies()
    {
        Thing thing = null!;
        await new RecordingMocks().RunAsync(() => thing = new Thing("thing"));
        var json = OutputUtilities.WithDependency(Output.CreateSecret("""{"Text":"t","Number":3,"List":null,"Map":null}"""), thing);
        var holder = Output.JsonDeserialize<Holder>(json);

        Assert.That(holder.IsSecret(), Is.True);
        Assert.That(holder.Dependencies(), Is.EquivalentTo(new[] { thing }));
        Assert.That(holder.Value().Text!.Value(), Is.EqualTo("t"));
        Assert.That(holder.Value().Text!.IsSecret(), Is.True);
        Assert.That(holder.Value().Text!.Dependencies(), Is.EquivalentTo(new[] { thing }));
        Assert.That(Output.JsonDeserialize<int>(Values.Unknown("1")).IsKnown(), Is.False);
    }
}
