using Pulumi;
using VideoStack.Infra.Configuration;
using VideoStack.Infra.Plan;

if (args is not [var stack, .. { Length: <= 1 } rest])
{
    Console.Error.WriteLine("Which stack? Write: ./dev plan dev");
    return 2;
}

try
{
    var graph = await PlannedGraph.DeclareAsync(StackConfiguration.Read(rest.FirstOrDefault() ?? Environment.CurrentDirectory, stack));
    Console.Out.Write(PlanText.Of(graph));
    return 0;
}
catch (RunException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
