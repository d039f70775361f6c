using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Graph;

/// <summary>A resource that the program asks for.</summary>
internal sealed record Declaration(string Type, string Name, JsonObject Inputs)
{
    private const string Digits = "0123456789abcdef";
    private const int SuffixLength = 7;

    /// <summary>The name it has on AWS: the one given, else the logical one with a suffix, as the official provider does.</summary>
    public string PhysicalName(string input = "name") =>
        (string?)Inputs[input] ?? $"{(string?)Inputs[input + "Prefix"] ?? Name + "-"}{Token(SuffixLength, Digits)}";

    /// <summary>What stands for an identifier that AWS draws by lot: always the same one for the same resource.</summary>
    public string Token(int length, string alphabet = Digits)
    {
        var token = new StringBuilder(length);
        for (var block = 0; token.Length < length; block++)
        {
            foreach (var octet in SHA256.HashData(Encoding.UTF8.GetBytes($"{Type}\n{Name}\n{block}")).Take(length - token.Length))
                token.Append(alphabet[octet % alphabet.Length]);
        }

        return token.ToString();
    }

    /// <summary>A required input.</summary>
    public string Text(string input) =>
        (string?)Inputs[input] ?? throw new InvalidOperationException($"{Type} '{Name}' has no input '{input}'.");

    /// <summary>The resource as it answers: its inputs, and these outputs on top of them.</summary>
    public Realisation With(string id, params (string Output, JsonNode? Value)[] outputs)
    {
        var state = Inputs.DeepClone().AsObject();
        foreach (var (output, value) in outputs)
            state[output] = value;
        return new Realisation(id, state);
    }
}

/// <summary>A resource as it answers.</summary>
/// <param name="Id">The provider's id for it.</param>
/// <param name="State">Its outputs by their official names.</param>
internal sealed record Realisation(string Id, JsonObject State);

/// <summary>Makes one resource, or computes what it would answer.</summary>
internal delegate Task<Realisation> Realiser(Declaration declaration, Place place);

internal static class Realisers
{
    /// <summary>For a resource that makes nothing on this machine: what it says is applied by whoever plays its service.</summary>
    public static Realiser Computed(Func<Declaration, Place, Realisation> compute) =>
        (declaration, place) => Task.FromResult(compute(declaration, place));
}

/// <summary>Answers a data source: its results by their official names.</summary>
internal delegate Task<JsonObject> Invoker(JsonObject arguments, Place place);

/// <summary>The resources and data sources of one service.</summary>
internal interface IServiceRealiser
{
    /// <summary>By Pulumi's type token.</summary>
    IReadOnlyDictionary<string, Realiser> Resources { get; }

    /// <summary>By Pulumi's token, such as <c>aws:kms/getPublicKey:getPublicKey</c>. Default none.</summary>
    IReadOnlyDictionary<string, Invoker> Invokes => ImmutableDictionary<string, Invoker>.Empty;
}
