using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport
{
    /// <summary>Serves one invocation.</summary>
    public delegate Task<InvocationResponse> LambdaBootstrapHandler(InvocationRequest invocation);

    /// <summary>Runs once before the first invocation. False ends the process quietly; an exception is reported as an initialization error.</summary>
    public delegate Task<bool> LambdaBootstrapInitializer();

    /// <summary>An event and its context.</summary>
    public class InvocationRequest : IDisposable
    {
        internal InvocationRequest()
        {
        }

        /// <summary>The event document.</summary>
        public Stream InputStream { get; internal set; }

        /// <summary>About the invocation.</summary>
        public ILambdaContext LambdaContext { get; internal set; }

        /// <summary>Lets go of the event.</summary>
        public void Dispose() => InputStream?.Dispose();
    }

    /// <summary>The result of an invocation.</summary>
    public class InvocationResponse
    {
        /// <param name="outputStream">The result document; disposed once it is sent.</param>
        public InvocationResponse(Stream outputStream)
            : this(outputStream, true)
        {
        }

        /// <param name="outputStream">The result document.</param>
        /// <param name="disposeOutputStream">Whether to dispose it once it is sent.</param>
        public InvocationResponse(Stream outputStream, bool disposeOutputStream)
        {
            OutputStream = outputStream ?? throw new ArgumentNullException(nameof(outputStream));
            DisposeOutputStream = disposeOutputStream;
        }

        /// <summary>The result document.</summary>
        public Stream OutputStream { get; set; }

        /// <summary>Whether to dispose it once it is sent.</summary>
        public bool DisposeOutputStream { get; private set; }
    }
}

namespace Amazon.Lambda.RuntimeSupport.Bootstrap
{
    /// <summary>For tests only.</summary>
    public class LambdaBootstrapOptions
    {
        /// <summary>Host and port of the Runtime API; the environment variable AWS_LAMBDA_RUNTIME_API unless set.</summary>
        public string RuntimeApiEndpoint { get; set; }
    }
}
