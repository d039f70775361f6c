using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

// Every official form of handler is here, so that overload resolution comes out the same.
public partial class LambdaBootstrapBuilder
{
    /// <summary>A synchronous handler that takes the event as a stream and the context and writes to a stream.</summary>
    public static LambdaBootstrapBuilder Create(Action<Stream, ILambdaContext, MemoryStream> handler) =>
        new(HandlerWrapper.OfStream(i => Written(output => handler(i.InputStream, i.LambdaContext, output))));

    /// <summary>An asynchronous handler that takes nothing and returns nothing.</summary>
    public static LambdaBootstrapBuilder Create(Func<Task> handler) =>
        new(HandlerWrapper.OfTask(i => handler()));

    /// <summary>An asynchronous handler that takes the event as a stream and returns nothing.</summary>
    public static LambdaBootstrapBuilder Create(Func<Stream, Task> handler) =>
        new(HandlerWrapper.OfTask(i => handler(i.InputStream)));

    /// <summary>An asynchronous handler that takes the event and returns nothing.</summary>
    public static LambdaBootstrapBuilder Create<TInput>(Func<TInput, Task> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfTask(i => handler(serializer.Deserialize<TInput>(i.InputStream)), serializer));

    /// <summary>An asynchronous handler that takes the context and returns nothing.</summary>
    public static LambdaBootstrapBuilder Create(Func<ILambdaContext, Task> handler) =>
        new(HandlerWrapper.OfTask(i => handler(i.LambdaContext)));

    /// <summary>An asynchronous handler that takes the event as a stream and the context and returns nothing.</summary>
    public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Task> handler) =>
        new(HandlerWrapper.OfTask(i => handler(i.InputStream, i.LambdaContext)));

    /// <summary>An asynchronous handler that takes the event and the context and returns nothing.</summary>
    public static LambdaBootstrapBuilder Create<TInput>(Func<TInput, ILambdaContext, Task> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfTask(i => handler(serializer.Deserialize<TInput>(i.InputStream), i.LambdaContext), serializer));

    /// <summary>An asynchronous handler that takes nothing and returns a stream.</summary>
    public static LambdaBootstrapBuilder Create(Func<Task<Stream>> handler) =>
        new(HandlerWrapper.OfStream(i => handler()));

    /// <summary>An asynchronous handler that takes the event as a stream and returns a stream.</summary>
    public static LambdaBootstrapBuilder Create(Func<Stream, Task<Stream>> handler) =>
        new(HandlerWrapper.OfStream(i => handler(i.InputStream)));

    /// <summary>An asynchronous handler that takes the event and returns a stream.</summary>
    public static LambdaBootstrapBuilder Create<TInput>(Func<TInput, Task<Stream>> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfStream(i => handler(serializer.Deserialize<TInput>(i.InputStream)), serializer));

    /// <summary>An asynchronous handler that takes the context and returns a stream.</summary>
    public static LambdaBootstrapBuilder Create(Func<ILambdaContext, Task<Stream>> handler) =>
        new(HandlerWrapper.OfStream(i => handler(i.LambdaContext)));

    /// <summary>An asynchronous handler that takes the event as a stream and the context and returns a stream.</summary>
    public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Task<Stream>> handler) =>
        new(HandlerWrapper.OfStream(i => handler(i.InputStream, i.LambdaContext)));

    /// <summary>An asynchronous handler that takes the event and the context and returns a stream.</summary>
    public static LambdaBootstrapBuilder Create<TInput>(Func<TInput, ILambdaContext, Task<Stream>> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfStream(i => handler(serializer.Deserialize<TInput>(i.InputStream), i.LambdaContext), serializer));

    /// <summary>An asynchronous handler that takes nothing and returns a result.</summary>
    public static LambdaBootstrapBuilder Create<TOutput>(Func<Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfResult(i => handler(), serializer));

    /// <summary>An asynchronous handler that takes the event as a stream and returns a result.</summary>
    public static LambdaBootstrapBuilder Create<TOutput>(Func<Stream, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfResult(i => handler(i.InputStream), serializer));

    /// <summary>An asynchronous handler that takes the event and returns a result.</summary>
    public static LambdaBootstrapBuilder Create<TInput, TOutput>(Func<TInput, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfResult(i => handler(serializer.Deserialize<TInput>(i.InputStream)), serializer));

    /// <summary>An asynchronous handler that takes the context and returns a result.</summary>
    public static LambdaBootstrapBuilder Create<TOutput>(Func<ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfResult(i => handler(i.LambdaContext), serializer));

    /// <summary>An asynchronous handler that takes the event as a stream and the context and returns a result.</summary>
    public static LambdaBootstrapBuilder Create<TOutput>(Func<Stream, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfResult(i => handler(i.InputStream, i.LambdaContext), serializer));

    /// <summary>An asynchronous handler that takes the event and the context and returns a result.</summary>
    public static LambdaBootstrapBuilder Create<TInput, TOutput>(Func<TInput, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfResult(i => handler(serializer.Deserialize<TInput>(i.InputStream), i.LambdaContext), serializer));

    /// <summary>A synchronous handler that takes nothing and returns nothing.</summary>
    public static LambdaBootstrapBuilder Create(Action handler) =>
        new(HandlerWrapper.OfAction(i => handler()));

    /// <summary>A synchronous handler that takes the event as a stream and returns nothing.</summary>
    public static LambdaBootstrapBuilder Create(Action<Stream> handler) =>
        new(HandlerWrapper.OfAction(i => handler(i.InputStream)));

    /// <summary>A synchronous handler that takes the event and returns nothing.</summary>
    public static LambdaBootstrapBuilder Create<TInput>(Action<TInput> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfAction(i => handler(serializer.Deserialize<TInput>(i.InputStream)), serializer));

    /// <summary>A synchronous handler that takes the context and returns nothing.</summary>
    public static LambdaBootstrapBuilder Create(Action<ILambdaContext> handler) =>
        new(HandlerWrapper.OfAction(i => handler(i.LambdaContext)));

    /// <summary>A synchronous handler that takes the event as a stream and the context and returns nothing.</summary>
    public static LambdaBootstrapBuilder Create(Action<Stream, ILambdaContext> handler) =>
        new(HandlerWrapper.OfAction(i => handler(i.InputStream, i.LambdaContext)));

    /// <summary>A synchronous handler that takes the event and the context and returns nothing.</summary>
    public static LambdaBootstrapBuilder Create<TInput>(Action<TInput, ILambdaContext> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfAction(i => handler(serializer.Deserialize<TInput>(i.InputStream), i.LambdaContext), serializer));

    /// <summary>A synchronous handler that takes nothing and returns a stream.</summary>
    public static LambdaBootstrapBuilder Create(Func<Stream> handler) =>
        new(HandlerWrapper.OfStream(i => handler()));

    /// <summary>A synchronous handler that takes the event as a stream and returns a stream.</summary>
    public static LambdaBootstrapBuilder Create(Func<Stream, Stream> handler) =>
        new(HandlerWrapper.OfStream(i => handler(i.InputStream)));

    /// <summary>A synchronous handler that takes the event and returns a stream.</summary>
    public static LambdaBootstrapBuilder Create<TInput>(Func<TInput, Stream> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfStream(i => handler(serializer.Deserialize<TInput>(i.InputStream)), serializer));

    /// <summary>A synchronous handler that takes the context and returns a stream.</summary>
    public static LambdaBootstrapBuilder Create(Func<ILambdaContext, Stream> handler) =>
        new(HandlerWrapper.OfStream(i => handler(i.LambdaContext)));

    /// <summary>A synchronous handler that takes the event as a stream and the context and returns a stream.</summary>
    public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Stream> handler) =>
        new(HandlerWrapper.OfStream(i => handler(i.InputStream, i.LambdaContext)));

    /// <summary>A synchronous handler that takes the event and the context and returns a stream.</summary>
    public static LambdaBootstrapBuilder Create<TInput>(Func<TInput, ILambdaContext, Stream> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfStream(i => handler(serializer.Deserialize<TInput>(i.InputStream), i.LambdaContext), serializer));

    /// <summary>A synchronous handler that takes nothing and returns a result.</summary>
    public static LambdaBootstrapBuilder Create<TOutput>(Func<TOutput> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfResult(i => handler(), serializer));

    /// <summary>A synchronous handler that takes the event as a stream and returns a result.</summary>
    public static LambdaBootstrapBuilder Create<TOutput>(Func<Stream, TOutput> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfResult(i => handler(i.InputStream), serializer));

    /// <summary>A synchronous handler that takes the event and returns a result.</summary>
    public static LambdaBootstrapBuilder Create<TInput, TOutput>(Func<TInput, TOutput> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfResult(i => handler(serializer.Deserialize<TInput>(i.InputStream)), serializer));

    /// <summary>A synchronous handler that takes the context and returns a result.</summary>
    public static LambdaBootstrapBuilder Create<TOutput>(Func<ILambdaContext, TOutput> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfResult(i => handler(i.LambdaContext), serializer));

    /// <summary>A synchronous handler that takes the event as a stream and the context and returns a result.</summary>
    public static LambdaBootstrapBuilder Create<TOutput>(Func<Stream, ILambdaContext, TOutput> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfResult(i => handler(i.InputStream, i.LambdaContext), serializer));

    /// <summary>A synchronous handler that takes the event and the context and returns a result.</summary>
    public static LambdaBootstrapBuilder Create<TInput, TOutput>(Func<TInput, ILambdaContext, TOutput> handler, ILambdaSerializer serializer) =>
        new(HandlerWrapper.OfResult(i => handler(serializer.Deserialize<TInput>(i.InputStream), i.LambdaContext), serializer));

    private static MemoryStream Written(Action<MemoryStream> write)
    {
        var output = new MemoryStream();
        write(output);
        output.Position = 0;
        return output;
    }
}
