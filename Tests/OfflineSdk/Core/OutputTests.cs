using System.Globalization;
using Pulumi;
using Pulumi.Utilities;

namespace VideoStack.OfflineSdk.Tests.Core;

[NonParallelizable]
public sealed class OutputTests
{
    [TearDown]
    public void ForgetFailure() => Environment.ExitCode = 0;

    [Test]
    public void Apply_takes_values_tasks_outputs_and_inputs()
    {
        var one = Output.Create(1);

        Assert.That(one.Apply(v => v + 1).Value(), Is.EqualTo(2));
        Assert.That(one.Apply(v => Task.FromResult(v + 2)).Value(), Is.EqualTo(3));
        Assert.That(one.Apply(v => Output.Create(v + 3)).Value(), Is.EqualTo(4));
        Assert.That(one.Apply(v => (Input<int>)(v + 4)).Value(), Is.EqualTo(5));
        Assert.That(((Input<int>)one).Apply(v => v + 5).Value(), Is.EqualTo(6));
    }

    [Test]
    public void Apply_runs_an_effect()
    {
        var ran = false;
        var result = Output.Create(1).Apply(async _ =>
        {
            await Task.Yield();
            ran = true;
        });

        Assert.That(result.Value(), Is.EqualTo(default(ValueTuple)));
        Assert.That(ran, Is.True);
    }

    [Test]
    public void Apply_of_a_missing_output_is_the_default()
    {
        Assert.That(Output.Create(1).Apply(_ => (Output<string>?)null).Value(), Is.Null);
        Assert.That(((Input<int>?)null).Apply(v => v + 1).Value(), Is.EqualTo(1));
    }

    [Test]
    public void Apply_does_not_run_while_the_value_is_unknown()
    {
        var result = Values.Unknown(1).Apply(int (_) => throw new InvalidOperationException("ran"));

        Assert.That(result.IsKnown(), Is.False);
        Assert.That(OutputUtilities.CreateUnknown<int>(() => throw new InvalidOperationException("ran")).IsKnown(), Is.False);
    }

    [Test]
    public void An_unknown_result_makes_the_whole_unknown()
        => Assert.That(Output.Create(1).Apply(_ => Values.Unknown(2)).IsKnown(), Is.False);

    [Test]
    public void Secrets_stay_secret_through_apply()
    {
        Assert.That(Output.CreateSecret(1).Apply(v => v).IsSecret(), Is.True);
        Assert.That(Output.Create(1).Apply(Output.CreateSecret).IsSecret(), Is.True);
        Assert.That(Output.CreateSecret(Values.Unknown(1)).Apply(v => v).IsSecret(), Is.True);
        Assert.That(Output.Create(1).Apply(v => v).IsSecret(), Is.False);
    }

    [Test]
    public void CreateSecret_and_unsecret_copy_an_output()
    {
        var plain = Output.Create("x");
        var secret = Output.CreateSecret(plain);

        Assert.That(secret.IsSecret(), Is.True);
        Assert.That(plain.IsSecret(), Is.False);
        Assert.That(Output.Unsecret(secret).IsSecret(), Is.False);
        Assert.That(secret.IsSecret(), Is.True);
        Assert.That(Output.Unsecret(secret).Value(), Is.EqualTo("x"));
    }

    [Test]
    public async Task Outputs_depend_on_the_resources_they_are_made_of()
    {
        Thing first = null!;
        Thing second = null!;
        Output<string> made = null!;
        await new RecordingMocks().RunAsync(() =>
        {
            first = new Thing("first");
            second = new Thing("second");
            made = first.Id.Apply(_ => second.Id);
        });

        Assert.That(first.Id.Dependencies(), Is.EquivalentTo(new[] { first }));
        Assert.That(made.Dependencies(), Is.EquivalentTo(new[] { first, second }));
        Assert.That(Output.All(first.Urn, second.Urn).Dependencies(), Is.EquivalentTo(new[] { first, second }));
        Assert.That(Output.Format($"{first.Id}/{second.Id}").Dependencies(), Is.EquivalentTo(new[] { first, second }));
        Assert.That(Output.CreateSecret(first.Id).Dependencies(), Is.EquivalentTo(new[] { first }));
        Assert.That(OutputUtilities.WithDependency(Output.Create(1), second).Dependencies(), Is.EquivalentTo(new[] { second }));
    }

    [Test]
    public void All_gathers_values_in_order()
    {
        Assert.That(Output.All(Output.Create(1), Output.Create(2)).Value(), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(Output.All<int>(3, Output.Create(4)).Value(), Is.EqualTo(new[] { 3, 4 }));
        Assert.That(Output.All(new List<Output<int>> { Output.Create(5) }).Value(), Is.EqualTo(new[] { 5 }));
        Assert.That(Output.All(new List<Input<int>> { 6 }).Value(), Is.EqualTo(new[] { 6 }));
        Assert.That(Output.All(Array.Empty<Output<int>>()).Value(), Is.Empty);
    }

    [Test]
    public void All_and_tuple_are_unknown_or_secret_when_one_part_is()
    {
        Assert.That(Output.All(Output.Create(1), Values.Unknown(2)).IsKnown(), Is.False);
        Assert.That(Output.All(Output.Create(1), Output.CreateSecret(2)).IsSecret(), Is.True);
        Assert.That(Output.All(Output.Create(1), Output.Create(2)).IsSecret(), Is.False);
        Assert.That(Output.Tuple(Output.Create(1), Values.Unknown("2")).IsKnown(), Is.False);
        Assert.That(Output.Tuple(Output.Create(1), Output.CreateSecret("2")).IsSecret(), Is.True);
    }

    [Test]
    public void Tuple_keeps_types_for_two_to_eight()
    {
        Input<int> i = 1;
        Input<string> s = "s";
        var o = Output.Create(true);

        Assert.That(Output.Tuple(i, s).Value(), Is.EqualTo((1, "s")));
        Assert.That(Output.Tuple(o, o).Value(), Is.EqualTo((true, true)));
        Assert.That(Output.Tuple(i, s, i).Value(), Is.EqualTo((1, "s", 1)));
        Assert.That(Output.Tuple(i, s, i, s).Value(), Is.EqualTo((1, "s", 1, "s")));
        Assert.That(Output.Tuple(o, o, o, o, o).Value(), Is.EqualTo((true, true, true, true, true)));
        Assert.That(Output.Tuple(i, s, i, s, i, s).Value(), Is.EqualTo((1, "s", 1, "s", 1, "s")));
        Assert.That(Output.Tuple(i, s, i, s, i, s, i).Value(), Is.EqualTo((1, "s", 1, "s", 1, "s", 1)));
        Assert.That(Output.Tuple(i, s, i, s, i, s, i, s).Value(), Is.EqualTo((1, "s", 1, "s", 1, "s", 1, "s")));
    }

    [Test]
    public void Format_replaces_inputs_and_outputs_in_the_invariant_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            var text = Output.Format($"{Output.Create("a")}-{(Input<int>)2}-{1.5}-{null}-{Output.Create(7):000}");
            Assert.That(text.Value(), Is.EqualTo("a-2-1.5--007"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void Format_is_unknown_or_secret_when_a_part_is()
    {
        Assert.That(Output.Format($"{Values.Unknown("a")}").IsKnown(), Is.False);
        Assert.That(Output.Format($"{Output.CreateSecret("a")}").IsSecret(), Is.True);
        Assert.That(Output.Format($"plain").Value(), Is.EqualTo("plain"));
    }

    [Test]
    public void Arrays_and_unions_are_read_through_extensions()
    {
        var array = Output.Create(System.Collections.Immutable.ImmutableArray.Create("a", "b"));
        var union = Output.Create((Union<string, int>)5);

        Assert.That(array.First().Value(), Is.EqualTo("a"));
        Assert.That(array.GetAt(1).Value(), Is.EqualTo("b"));
        Assert.That(array.Length().Value(), Is.EqualTo(2));
        Assert.That(union.IsT1().Value(), Is.True);
        Assert.That(union.IsT0().Value(), Is.False);
        Assert.That(union.AsT1().Value(), Is.EqualTo(5));
        Assert.That(OutputExtensions.Value(union).Value(), Is.EqualTo(5));
    }

    [Test]
    public void A_failing_apply_fails_the_deployment_though_nobody_reads_it()
    {
        var error = Assert.ThrowsAsync<RunException>(() => new RecordingMocks().RunAsync(() =>
            new Thing("thing").Id.Apply(int (_) => throw new InvalidOperationException("no such luck"))));

        Assert.That(error!.Message, Does.Contain("no such luck"));
    }

    [Test]
    public async Task Text_of_an_output_is_a_hint_and_not_its_value()
    {
        string text = null!;
        await new RecordingMocks().RunAsync(() => text = Output.Create("value of the output").ToString());

        Assert.That(text, Does.Contain("[Output<T>] is not supported").And.Not.Contain("value of the output"));
    }
}
