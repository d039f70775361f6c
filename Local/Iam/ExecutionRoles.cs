using VideoStack.Local.Graph;

namespace VideoStack.Local.Iam;

/// <summary>The rights that Lambda itself uses in a function's name, before and after the function's own code.</summary>
internal static class ExecutionRoles
{
    private const string FunctionType = "aws:lambda/function:Function";
    private const string MappingType = "aws:lambda/eventSourceMapping:EventSourceMapping";

    /// <summary>Refuses what Lambda refuses when it makes functions and event source mappings.</summary>
    /// <exception cref="LocalException">A role lacks a right without which the function cannot be made, or could not write its log.</exception>
    public static void Check(ResourceGraph graph, Place place, AccessControl access)
    {
        foreach (var function in graph.OfType(FunctionType))
            foreach (var (request, purpose) in Needs(graph, place, function))
                if (access.Refusal(function.Inputs.Text("role"), request) is not null)
                    throw new LocalException(
                        $"The function '{function.Name}' cannot {purpose}: its role may not {request.Action} on {request.Resource}.");
    }

    private static IEnumerable<(AccessRequest Request, string Purpose)> Needs(ResourceGraph graph, Place place, RealisedResource function)
    {
        var name = function.State.Text("name") ?? function.Id;
        var log = function.Inputs.Object("loggingConfig").Text("logGroup") ?? $"/aws/lambda/{name}";
        // Lambda makes a stream for each instance, named by date, version and a random part.
        var stream = place.Arn("logs", $"log-group:{log}:log-stream:instance");
        foreach (var action in (string[])["logs:CreateLogStream", "logs:PutLogEvents"])
            yield return (new(action, stream), "write its log");

        if (function.Inputs.Object("deadLetterConfig").Text("targetArn") is { } letters)
            yield return (Send(letters), "have dead letters");

        foreach (var request in Network(place, function)) yield return (request, "join its network");

        foreach (var mapping in graph.OfType(MappingType).Where(mapping => FunctionOf(mapping) == name))
        {
            if (mapping.Inputs.Text("eventSourceArn") is { } source && source.Split(':')[2] == "dynamodb")
                foreach (var action in (string[])["GetRecords", "GetShardIterator", "DescribeStream", "ListStreams"])
                    yield return (new($"dynamodb:{action}", source), "read its stream");
            if (mapping.Inputs.Object("destinationConfig").Object("onFailure").Text("destinationArn") is { } destination)
                yield return (Send(destination), "set aside events that failed");
        }
    }

    // Each instance in a network of one's own has an interface there (AWSLambdaVPCAccessExecutionRole).
    private static IEnumerable<AccessRequest> Network(Place place, RealisedResource function)
    {
        var network = function.Inputs.Object("vpcConfig");
        var places = network.Texts("subnetIds").Select(id => $"subnet/{id}")
            .Concat(network.Texts("securityGroupIds").Select(id => $"security-group/{id}"))
            .ToList();
        if (places.Count == 0) yield break;

        const string networkInterface = "network-interface/eni-0";
        foreach (var resource in places.Prepend(networkInterface)) yield return new("ec2:CreateNetworkInterface", place.Arn("ec2", resource));
        foreach (var action in (string[])["DeleteNetworkInterface", "AssignPrivateIpAddresses", "UnassignPrivateIpAddresses"])
            yield return new($"ec2:{action}", place.Arn("ec2", networkInterface));
        foreach (var action in (string[])["DescribeNetworkInterfaces", "DescribeSubnets"])
            yield return new($"ec2:{action}", "*");
    }

    private static AccessRequest Send(string queueOrTopic) =>
        new(queueOrTopic.Split(':')[2] == "sns" ? "sns:Publish" : "sqs:SendMessage", queueOrTopic);

    // A function is named by its name or its ARN, with an alias or without.
    private static string? FunctionOf(RealisedResource mapping) => mapping.Inputs.Text("functionName") is { } function
        ? function.StartsWith("arn:", StringComparison.Ordinal) ? function.Split(':')[6] : function.Split(':')[0]
        : null;
}
