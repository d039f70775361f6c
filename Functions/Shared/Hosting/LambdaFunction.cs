using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Shared.Hosting;

/// <summary>Joins a handler with the Lambda runtime. <c>TJson</c> is the executable's source-generated JSON context.</summary>
public static class LambdaFunction
{
    /// <summary>A function behind API Gateway.</summary>
    /// <param name="handler">Serves the operation.</param>
    /// <param name="prepare">Runs once before the first request; null for nothing to prepare.</param>
    public static LambdaBootstrap Http<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TJson>(
        IApiHandler handler, Func<Task>? prepare = null)
        where TJson : JsonSerializerContext
    {
        var entry = new HttpEntry(handler);
        var builder = LambdaBootstrapBuilder.Create<APIGatewayProxyRequest, APIGatewayProxyResponse>(
            entry.InvokeAsync, new SourceGeneratorLambdaJsonSerializer<TJson>());
        if (prepare is not null)
        {
            builder.UseBootstrapHandler(async () =>
            {
                await prepare();
                return true;
            });
        }
        return builder.Build();
    }

    /// <summary>A function that is told of events. What it throws makes Lambda try again, and in the end fills the dead-letter queue.</summary>
    /// <param name="handle">Takes one event.</param>
    public static LambdaBootstrap Event<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TJson, TEvent>(
        Func<TEvent, ILambdaContext, Task> handle)
        where TJson : JsonSerializerContext =>
        LambdaBootstrapBuilder.Create(handle, new SourceGeneratorLambdaJsonSerializer<TJson>()).Build();

    /// <summary>A function that answers a question, such as an authorizer.</summary>
    /// <param name="answer">Answers it. An exception is the function's failure; its message reaches who asked.</param>
    public static LambdaBootstrap Answer<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TJson, TQuestion, TAnswer>(
        Func<TQuestion, ILambdaContext, Task<TAnswer>> answer)
        where TJson : JsonSerializerContext =>
        LambdaBootstrapBuilder.Create(answer, new SourceGeneratorLambdaJsonSerializer<TJson>()).Build();
}
