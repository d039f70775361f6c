using System.Collections;
using System.Collections.Immutable;
using Pulumi;

namespace VideoStack.OfflineSdk.Tests.Core;

[NonParallelizable]
public sealed class InputTests
{
    private static IEnumerable<TestCaseData> Lists()
    {
        yield return List("value", "a", "a");
        yield return List("output", Output.Create("a"), "a");
        yield return List("input", (Input<string>)"a", "a");
        yield return List("array", new[] { "a", "b" }, "a", "b");
        yield return List("outputs", new[] { Output.Create("a") }, "a");
        yield return List("inputs", new Input<string>[] { "a", Output.Create("b") }, "a", "b");
        yield return List("list", new List<string> { "a" }, "a");
        yield return List("list of outputs", new List<Output<string>> { Output.Create("a") }, "a");
        yield return List("list of inputs", new List<Input<string>> { "a" }, "a");
        yield return List("immutable array", ImmutableArray.Create("a"), "a");
        yield return List("immutable array of outputs", ImmutableArray.Create(Output.Create("a")), "a");
        yield return List("immutable array of inputs", ImmutableArray.Create<Input<string>>("a"), "a");
        yield return List("output of array", Output.Create(new[] { "a" }), "a");
        yield return List("output of list", Output.Create(new List<string> { "a" }), "a");
        yield return List("output of sequence", Output.Create<IEnumerable<string>>(["a"]), "a");
        yield return List("output of immutable array", Output.Create(ImmutableArray.Create("a")), "a");
        yield return List("collection initializer", new InputList<string> { "a", Output.Create("b") }, "a", "b");
        yield return List("concatenation", new InputList<string> { "a" }.Concat(new[] { "b" }), "a", "b");

        static TestCaseData List(string name, InputList<string> list, params string[] expected)
            => new TestCaseData(list, expected).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Lists))]
    public void A_list_is_made_of_any_collection(InputList<string> list, string[] expected)
        => Assert.That(list.ToOutput().Value(), Is.EqualTo(expected));

    [Test]
    public void A_default_array_stays_default()
        => Assert.That(((InputList<string>)default(ImmutableArray<string>)).ToOutput().Value().IsDefault, Is.True);

    [Test]
    public void Adding_to_a_copy_leaves_the_original()
    {
        InputList<string> original = new[] { "a" };
        var longer = original.Concat(new[] { "b" });
        longer.Add("c");
        longer.AddRange(original);

        Assert.That(original.ToOutput().Value(), Is.EqualTo(new[] { "a" }));
        Assert.That(longer.ToOutput().Value(), Is.EqualTo(new[] { "a", "b", "c", "a" }));
    }

    [Test]
    public async Task Collections_are_enumerated_asynchronously_only()
    {
        InputList<string> list = new[] { "a", "b" };
        var seen = new List<string>();
        await foreach (var item in list)
            seen.Add(item.ToOutput().Value());

        Assert.That(seen, Is.EqualTo(new[] { "a", "b" }));
        Assert.Throws<NotSupportedException>(() => ((IEnumerable)list).GetEnumerator());
        Assert.Throws<NotSupportedException>(() => ((IEnumerable)new InputMap<string>()).GetEnumerator());
    }

    [Test]
    public void A_map_is_made_of_any_dictionary()
    {
        var expected = new Dictionary<string, string> { ["k"] = "v" };
        InputMap<string>[] maps =
        [
            expected,
            expected.ToImmutableDictionary(),
            Output.Create(expected),
            Output.Create<IDictionary<string, string>>(expected),
            Output.Create(expected.ToImmutableDictionary()),
            new InputMap<string> { { "k", "v" } },
            new InputMap<string> { ["k"] = Output.Create("v") },
            new InputMap<string> { (InputMap<string>)expected },
        ];

        foreach (var map in maps)
            Assert.That(map.ToOutput().Value(), Is.EquivalentTo(expected));
    }

    [Test]
    public void A_key_can_be_added_twice_with_the_same_value_only()
    {
        Assert.That(
            new InputMap<string> { { "k", "v" }, { "k", Output.Create("v") } }.ToOutput().Value(),
            Is.EquivalentTo(new Dictionary<string, string> { ["k"] = "v" }));
        Assert.That(
            () => new InputMap<string> { { "k", "v" }, { "k", "w" } }.ToOutput().Value(),
            Throws.ArgumentException.With.Message.Contains("'k' already exists"));
    }

    [Test]
    public void Merging_maps_lets_the_second_win()
        => Assert.That(
            InputMap<int>.Merge(new InputMap<int> { ["a"] = 1, ["b"] = 2 }, new InputMap<int> { ["b"] = 3 }).ToOutput().Value(),
            Is.EquivalentTo(new Dictionary<string, int> { ["a"] = 1, ["b"] = 3 }));

    [Test]
    public void A_union_input_is_made_of_either_type()
    {
        InputUnion<string, int>[] texts = ["a", Output.Create("a"), (Input<string>)"a", Output.Create((Union<string, int>)"a")];
        InputUnion<string, int>[] numbers = [1, Output.Create(1), (Input<int>)1, (Union<string, int>)1];

        foreach (var text in texts)
            Assert.That(text.ToOutput().AsT0().Value(), Is.EqualTo("a"));
        foreach (var number in numbers)
            Assert.That(number.ToOutput().AsT1().Value(), Is.EqualTo(1));
    }

    [Test]
    public void Unions_compare_by_type_and_value()
    {
        Union<string, int> text = "a";
        Union<string, int> number = 1;

        Assert.That(text, Is.EqualTo(Union<string, int>.FromT0("a")));
        Assert.That(text == Union<string, int>.FromT0("b"), Is.False);
        Assert.That(text != number, Is.True);
        Assert.That(number.Match(_ => "text", n => $"number {n}"), Is.EqualTo("number 1"));
        Assert.Throws<InvalidOperationException>(() => _ = number.AsT0);
    }

    [Test]
    public void Lists_and_maps_of_unions_take_either_type()
    {
        InputList<Union<string, int>> list = [];
        list.Add((Input<string>)"a");
        list.Add((Input<int>)1);
        InputMap<Union<string, int>> map = [];
        map.Add("t", (Input<string>)"a");
        map.Add("n", (Input<int>)1);

        Assert.That(list.ToOutput().Value().Select(item => item.Value), Is.EqualTo(new object[] { "a", 1 }));
        Assert.That(map.ToOutput().Value().OrderBy(item => item.Key).Select(item => item.Value.Value), Is.EqualTo(new object[] { 1, "a" }));
    }
}
