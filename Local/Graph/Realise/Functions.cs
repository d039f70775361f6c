using static VideoStack.Local.Graph.Realisers;

namespace VideoStack.Local.Graph.Realise;

/// <summary>Functions as the program declares them; the function pool runs them, its packages found by <c>sourceCodeHash</c>.</summary>
internal sealed class Functions : IServiceRealiser
{
    // Each start is a fresh platform, so a function has one version at most.
    private const string FirstVersion = "1";
    private const string Unpublished = "$LATEST";

    public IReadOnlyDictionary<string, Realiser> Resources { get; } = new Dictionary<string, Realiser>
    {
        ["aws:lambda/function:Function"] = Computed(Function),
        ["aws:lambda/alias:Alias"] = Computed((declaration, place) =>
        {
            var name = declaration.PhysicalName();
            // A function may be named by its ARN, too.
            var arn = place.Arn("lambda", $"function:{declaration.Text("functionName").Split(':')[^1]}:{name}");
            return declaration.With(arn, ("name", name), ("arn", arn), ("invokeArn", place.InvokeArn(arn)));
        }),
        ["aws:lambda/permission:Permission"] = Computed((declaration, _) =>
        {
            var id = declaration.PhysicalName("statementId");
            return declaration.With(id, ("statementId", id));
        }),
        ["aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig"] = Computed((declaration, _) =>
            declaration.With($"{declaration.Text("functionName")}:{declaration.Inputs.Text("qualifier") ?? Unpublished}")),
        // What reads the source is in Local/Events/Streams.
        ["aws:lambda/eventSourceMapping:EventSourceMapping"] = Computed((declaration, place) =>
        {
            var id = new Guid(Convert.FromHexString(declaration.Token(32))).ToString();
            var function = declaration.Text("functionName");
            return declaration.With(
                id,
                ("uuid", id),
                ("arn", place.Arn("lambda", $"event-source-mapping:{id}")),
                ("functionArn", function.StartsWith("arn:", StringComparison.Ordinal) ? function : place.Arn("lambda", $"function:{function}")),
                ("state", declaration.Inputs["enabled"] is null || declaration.Inputs.Flag("enabled") ? "Enabled" : "Disabled"));
        }),
    };

    private static Realisation Function(Declaration declaration, Place place)
    {
        var name = declaration.PhysicalName();
        var arn = place.Arn("lambda", $"function:{name}");
        var version = declaration.Inputs.Flag("publish") ? FirstVersion : Unpublished;
        return declaration.With(
            name,
            ("name", name),
            ("arn", arn),
            ("invokeArn", place.InvokeArn(arn)),
            ("version", version),
            ("qualifiedArn", $"{arn}:{version}"),
            ("qualifiedInvokeArn", place.InvokeArn($"{arn}:{version}")),
            ("codeSha256", declaration.Inputs.Text("sourceCodeHash")));
    }
}
