using VideoStack.Local.Aws.Signatures;
using VideoStack.Local.Iam;

namespace VideoStack.Local.Aws;

/// <summary>
/// The AWS endpoint that functions and browsers see: refuses what AWS refuses, then lets the service answer, which is either the
/// emulator or one that this process plays.
/// </summary>
internal sealed class AwsEndpoint(
    SignatureVerifier verifier,
    RequestAuthorizer authorizer,
    BucketCors cors,
    EmulatorForwarder emulator,
    IEnumerable<IAwsService> services)
{
    private const string AccessKeyOfHeader = "Credential=";
    private static readonly HashSet<string> Emulated = ["s3", "dynamodb", "kms", "secretsmanager", "sts"];

    private readonly Dictionary<string, IAwsService> _services =
        services.ToDictionary(service => service.SigningName, StringComparer.Ordinal);

    public async Task HandleAsync(HttpContext context)
    {
        if (BucketCors.IsPreflight(context.Request))
        {
            await cors.AnswerPreflightAsync(context);
            return;
        }

        var service = ServiceOf(context.Request);
        if (service == "s3")
            cors.Apply(context);
        try
        {
            var (signature, caller) = await verifier.VerifyAsync(context.Request, context.RequestAborted);
            var played = _services.GetValueOrDefault(signature.Service);
            if (played is null && !Emulated.Contains(signature.Service))
                throw AwsErrorException.UnknownService(signature.Service);

            await authorizer.AuthorizeAsync(context.Request, signature, caller);
            await (played?.HandleAsync(context, caller) ?? emulator.ForwardAsync(context, signature, caller));
        }
        catch (AwsErrorException error)
        {
            await AwsErrors.WriteAsync(context, service, error);
        }
    }

    /// <summary>The service that a request claims to be for, before anything about it is verified: decides the shape of errors.</summary>
    private static string ServiceOf(HttpRequest request)
    {
        if (request.Headers.ContainsKey("X-Amz-Target"))
            return "json";
        var authorization = request.Headers.Authorization.ToString();
        var start = authorization.IndexOf(AccessKeyOfHeader, StringComparison.Ordinal);
        return start >= 0 && authorization[start..].Split('/') is [_, _, _, var service, ..] ? service : "s3";
    }
}
