using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Turns handlers of any form into a <see cref="LambdaBootstrapHandler"/>.</summary>
internal sealed class HandlerWrapper
{
    private HandlerWrapper(LambdaBootstrapHandler handler, ILambdaSerializer serializer)
    {
        Handler = handler;
        Serializer = serializer;
    }

    /// <summary>Called for each event.</summary>
    public LambdaBootstrapHandler Handler { get; }

    /// <summary>The serializer; null for a handler of streams.</summary>
    public ILambdaSerializer Serializer { get; }

    public static HandlerWrapper OfAction(Action<InvocationRequest> handler, ILambdaSerializer serializer = null) => new(
        invocation =>
        {
            handler(invocation);
            return Task.FromResult(Empty());
        },
        serializer);

    public static HandlerWrapper OfTask(Func<InvocationRequest, Task> handler, ILambdaSerializer serializer = null) => new(
        async invocation =>
        {
            await handler(invocation);
            return Empty();
        },
        serializer);

    public static HandlerWrapper OfStream(Func<InvocationRequest, Stream> handler, ILambdaSerializer serializer = null) =>
        new(invocation => Task.FromResult(new InvocationResponse(handler(invocation))), serializer);

    public static HandlerWrapper OfStream(Func<InvocationRequest, Task<Stream>> handler, ILambdaSerializer serializer = null) =>
        new(async invocation => new InvocationResponse(await handler(invocation)), serializer);

    public static HandlerWrapper OfResult<TOutput>(Func<InvocationRequest, TOutput> handler, ILambdaSerializer serializer) =>
        new(invocation => Task.FromResult(Document(handler(invocation), serializer)), serializer);

    public static HandlerWrapper OfResult<TOutput>(Func<InvocationRequest, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(async invocation => Document(await handler(invocation), serializer), serializer);

    private static InvocationResponse Empty() => new(new MemoryStream(0));

    private static InvocationResponse Document<TOutput>(TOutput result, ILambdaSerializer serializer)
    {
        var output = new MemoryStream();
        serializer.Serialize(result, output);
        output.Position = 0;
        return new InvocationResponse(output);
    }
}
