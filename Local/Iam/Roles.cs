using VideoStack.Local.Graph;

namespace VideoStack.Local.Iam;

/// <summary>The roles of the graph with all policies that hang on them.</summary>
internal static class Roles
{
    private const string RoleType = "aws:iam/role:Role";

    // API Gateway refuses a logging role without this policy of AWS's own. Nobody takes that role on here: there is no such log.
    private const string GatewayLogging = $"arn:{Place.Partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs";

    /// <summary>Reads them all, by ARN.</summary>
    /// <exception cref="LocalException">A policy is attached that the program does not declare: nobody here knows what it says.</exception>
    public static IReadOnlyDictionary<string, RoleRights> ReadAll(ResourceGraph graph) =>
        graph.OfType(RoleType).Select(role => Read(graph, role)).ToDictionary(role => role.Arn, StringComparer.Ordinal);

    private static RoleRights Read(ResourceGraph graph, RealisedResource role)
    {
        var arn = role.State.Text("arn")!;
        var name = role.State.Text("name") ?? role.Id;
        var function = graph.OfType("aws:lambda/function:Function").FirstOrDefault(function => function.Inputs.Text("role") == arn);
        // Lambda names a function's session after the function.
        var session = function?.State.Text("name") ?? "session";
        return new(
            role.Name,
            function?.Name,
            arn,
            $"arn:{Place.Partition}:sts::{arn.Split(':')[4]}:assumed-role/{name}/{session}",
            [.. Documents(graph, role, name).SelectMany(PolicyStatement.ReadAll)]);
    }

    private static IEnumerable<string> Documents(ResourceGraph graph, RealisedResource role, string name)
    {
        var own = role.Inputs.Items("inlinePolicies").Select(policy => policy.Text("policy")).OfType<string>();
        var inline = graph.OfType("aws:iam/rolePolicy:RolePolicy")
            .Where(policy => IsOf(policy, name))
            .Select(policy => policy.Inputs.Text("policy")!);
        var attached = graph.OfType("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
            .Where(attachment => IsOf(attachment, name))
            .Select(attachment => attachment.Inputs.Text("policyArn")!)
            .Concat(role.Inputs.Texts("managedPolicyArns"))
            .Where(arn => arn != GatewayLogging)
            .Select(arn => Managed(graph, role, arn));
        return [.. own, .. inline, .. attached];
    }

    private static string Managed(ResourceGraph graph, RealisedResource role, string arn) =>
        graph.Find("aws:iam/policy:Policy", "arn", arn)?.Inputs.Text("policy")
        ?? throw new LocalException($"The role '{role.Name}' has the policy {arn}, which the program does not declare. Write its statements into the program.");

    private static bool IsOf(RealisedResource policy, string role) => policy.Inputs.Text("role")?.Split('/')[^1] == role;
}
