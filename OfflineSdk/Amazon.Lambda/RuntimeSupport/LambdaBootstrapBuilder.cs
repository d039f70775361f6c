using Amazon.Lambda.RuntimeSupport.Bootstrap;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Builds a <see cref="LambdaBootstrap"/> around a handler.</summary>
public partial class LambdaBootstrapBuilder
{
    private readonly LambdaBootstrapOptions options = new();
    private readonly HandlerWrapper handler;
    private HttpClient httpClient;
    private LambdaBootstrapInitializer initializer;

    private LambdaBootstrapBuilder(HandlerWrapper handler) => this.handler = handler;

    /// <summary>Talks to the Runtime API through the caller's client, which the caller disposes.</summary>
    public LambdaBootstrapBuilder UseHttpClient(HttpClient httpClient)
    {
        this.httpClient = httpClient;
        return this;
    }

    /// <summary>Runs this once before the first invocation.</summary>
    public LambdaBootstrapBuilder UseBootstrapHandler(LambdaBootstrapInitializer lambdaBootstrapInitializer)
    {
        initializer = lambdaBootstrapInitializer;
        return this;
    }

    /// <summary>Changes the options; for tests.</summary>
    public LambdaBootstrapBuilder ConfigureOptions(Action<LambdaBootstrapOptions> options = null)
    {
        options?.Invoke(this.options);
        return this;
    }

    /// <summary>The bootstrap, ready to run.</summary>
    public LambdaBootstrap Build() => httpClient is null
        ? new LambdaBootstrap(handler, options, initializer)
        : new LambdaBootstrap(httpClient, handler, options, initializer);
}
