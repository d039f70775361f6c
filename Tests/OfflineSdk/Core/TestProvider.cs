using System.Collections.Immutable;
using Pulumi;

namespace VideoStack.OfflineSdk.Tests.Core;

// A small provider, in the shape that the official code generator writes.

internal sealed class ThingResourceTypeAttribute(string type) : ResourceTypeAttribute(type, "1.0.0");

[EnumType]
internal readonly struct Shade : IEquatable<Shade>
{
    private readonly string _value;

    private Shade(string value) => _value = value;

    public static Shade Dark { get; } = new("DARK");

    public static Shade Light { get; } = new("LIGHT");

    public static explicit operator string(Shade value) => value._value;

    public bool Equals(Shade other) => _value == other._value;

    public override bool Equals(object? obj) => obj is Shade other && Equals(other);

    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);
}

internal enum Level
{
    Low,
    High = 7,
}

internal sealed class PartArgs : ResourceArgs
{
    [Input("partName", required: true)]
    public Input<string> PartName { get; set; } = null!;

    [Input("weight")]
    public Input<double>? Weight { get; set; }

    [Input("tags")]
    private InputList<string>? _tags;

    public InputList<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }
}

internal sealed class ThingArgs : ResourceArgs
{
    [Input("displayName")]
    public Input<string>? DisplayName { get; set; }

    [Input("count")]
    public Input<int>? Count { get; set; }

    [Input("enabled")]
    public Input<bool>? Enabled { get; set; }

    [Input("shade")]
    public Input<Shade>? Shade { get; set; }

    [Input("level")]
    public Input<Level>? Level { get; set; }

    [Input("size")]
    public InputUnion<string, int>? Size { get; set; }

    [Input("part")]
    public Input<PartArgs>? Part { get; set; }

    [Input("content")]
    public Input<AssetOrArchive>? Content { get; set; }

    [Input("document")]
    public Input<object>? Document { get; set; }

    [Input("settings", json: true)]
    public Input<object>? Settings { get; set; }

    [Input("owner")]
    public Input<Thing>? Owner { get; set; }

    [Input("plain")]
    public object? Plain { get; set; }

    [Input("names")]
    private InputList<string>? _names;

    public InputList<string> Names
    {
        get => _names ??= [];
        set => _names = value;
    }

    [Input("parts")]
    private InputList<PartArgs>? _parts;

    public InputList<PartArgs> Parts
    {
        get => _parts ??= [];
        set => _parts = value;
    }

    [Input("labels")]
    private InputMap<string>? _labels;

    public InputMap<string> Labels
    {
        get => _labels ??= [];
        set => _labels = value;
    }
}

[OutputType]
internal sealed class Part
{
    public readonly string PartName;
    public readonly double? Weight;
    public readonly ImmutableArray<string> Tags;
    public readonly Shade? Shade;

    [OutputConstructor]
    private Part(string partName, double? weight, ImmutableArray<string> tags, Shade? shade)
        => (PartName, Weight, Tags, Shade) = (partName, weight, tags, shade);
}

[ThingResourceType("test:index:Thing")]
internal sealed class Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("test:index:Thing", name, args ?? new ThingArgs(), options)
{
    [Output("displayName")]
    public Output<string?> DisplayName { get; private set; } = null!;

    [Output("count")]
    public Output<int> Count { get; private set; } = null!;

    [Output("ratio")]
    public Output<double?> Ratio { get; private set; } = null!;

    [Output("enabled")]
    public Output<bool> Enabled { get; private set; } = null!;

    [Output("shade")]
    public Output<Shade> Shade { get; private set; } = null!;

    [Output("level")]
    public Output<Level> Level { get; private set; } = null!;

    [Output("size")]
    public Output<Union<string, int>> Size { get; private set; } = null!;

    [Output("part")]
    public Output<Part?> Part { get; private set; } = null!;

    [Output("names")]
    public Output<ImmutableArray<string>> Names { get; private set; } = null!;

    [Output("parts")]
    public Output<ImmutableArray<Part>> Parts { get; private set; } = null!;

    [Output("labels")]
    public Output<ImmutableDictionary<string, string>?> Labels { get; private set; } = null!;

    [Output("document")]
    public Output<object?> Document { get; private set; } = null!;
}

internal sealed class Provider(string name, CustomResourceOptions? options = null)
    : ProviderResource("test", name, ResourceArgs.Empty, options);

internal sealed class GroupArgs : ResourceArgs
{
    [Input("title")]
    public Input<string>? Title { get; set; }
}

/// <summary>A component with one child.</summary>
internal sealed class Group : ComponentResource
{
    [Output("childId")]
    public Output<string> ChildId { get; private set; }

    public Thing Child { get; }

    public Group(string name, ComponentResourceOptions? options = null, ThingArgs? child = null)
        : base("test:index:Group", name, new GroupArgs { Title = "a group" }, options)
    {
        Child = new Thing($"{name}-child", child, new CustomResourceOptions { Parent = this });
        ChildId = Child.Id;
        RegisterOutputs();
    }
}

internal sealed class DescribeArgs : InvokeArgs
{
    [Input("filter")]
    public string? Filter { get; set; }
}

internal sealed class DescribeInvokeArgs : InvokeArgs
{
    [Input("filter")]
    public Input<string>? Filter { get; set; }
}

[OutputType]
internal sealed class DescribeResult
{
    public readonly string Answer;
    public readonly int Total;

    [OutputConstructor]
    private DescribeResult(string answer, int total) => (Answer, Total) = (answer, total);
}

/// <summary>A provider function.</summary>
internal static class Describe
{
    public const string Token = "test:index:describe";

    public static Task<DescribeResult> InvokeAsync(DescribeArgs? args = null, InvokeOptions? options = null)
        => Deployment.Instance.InvokeAsync<DescribeResult>(Token, args ?? new DescribeArgs(), options);

    public static Output<DescribeResult> Invoke(DescribeInvokeArgs? args = null, InvokeOptions? options = null)
        => Deployment.Instance.Invoke<DescribeResult>(Token, args ?? new DescribeInvokeArgs(), options);

    public static Output<DescribeResult> Invoke(DescribeInvokeArgs args, InvokeOutputOptions options)
        => Deployment.Instance.Invoke<DescribeResult>(Token, args, options);
}
