using System.Text.Json;
using System.Text.Json.Nodes;
using VideoStack.Local.Graph;
using VideoStack.Local.Lambda;

namespace VideoStack.Local.Gateway.Authorization;

/// <summary>
/// Asks the authorizers who may come in, and keeps their answers as long as they say. A kept policy is judged again for each
/// method: one that speaks only of the method first asked for closes every other.
/// </summary>
internal sealed partial class Authorizers(IFunctions functions, FunctionPermissions permissions, TimeProvider time, ILogger logger)
{
    // API Gateway waits for an authorizer no longer than for a function.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(29);

    private readonly AnswerCache _answers = new(time);

    /// <summary>Why the caller is refused; or what is known of him.</summary>
    public async Task<(GatewayError? Refusal, AuthorizedCaller? Caller)> AuthorizeAsync(
        Authorizer authorizer, HttpRequest request, GatewayContext about, RouteMatch match)
    {
        var identity = authorizer.IdentitySources.Select(source => source.Value(request, about)).ToList();
        if (identity.Any(string.IsNullOrEmpty)) return (GatewayError.Unauthorized, null);

        var asked = time.GetTimestamp();
        if (_answers.Find(authorizer, about.Stage, identity) is not { } answer)
        {
            var (error, given) = await AskAsync(authorizer, AuthorizerEvent.From(request, about, match), about.Stage);
            if (error is not null) return (error, null);

            answer = given!;
            _answers.Keep(authorizer, about.Stage, identity, answer);
        }

        return answer.Allows(about.MethodArn, out var isDenied)
            ? (null, new AuthorizedCaller(answer.PrincipalId, answer.Context, time.GetElapsedTime(asked)))
            : (isDenied ? GatewayError.ExplicitlyDenied : GatewayError.AccessDenied, null);
    }

    private async Task<(GatewayError? Error, AuthorizerAnswer? Answer)> AskAsync(Authorizer authorizer, byte[] payload, ApiStage stage)
    {
        if (!permissions.Allow(authorizer.FunctionArn, "apigateway.amazonaws.com", stage.SourceArn(authorizer)))
        {
            LogNoPermission(stage.SourceArn(authorizer), authorizer.FunctionArn);
            return (GatewayError.AuthorizerMisconfigured, null);
        }

        using var limit = new CancellationTokenSource(Patience, time);
        try
        {
            var result = await functions.InvokeAsync(authorizer.FunctionArn, payload, limit.Token);
            if (result.FunctionError is not null) return (Failure(authorizer, result), null);
            if (AuthorizerAnswer.Parse(result.Payload) is { } answer) return (null, answer);

            LogMalformed(authorizer.Name);
            return (GatewayError.AuthorizerMisconfigured, null);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            LogFailed(authorizer.Name, "it took too long");
        }
        catch (InvocationRefusedException refusal)
        {
            LogFailed(authorizer.Name, refusal.Message);
        }

        return (GatewayError.AuthorizerFailed, null);
    }

    // The one way to say 401 is to fail with this very word.
    private GatewayError Failure(Authorizer authorizer, InvocationResult result)
    {
        var message = MessageOf(result.Payload);
        if (message == "Unauthorized") return GatewayError.Unauthorized;

        LogFailed(authorizer.Name, message);
        return GatewayError.AuthorizerFailed;
    }

    private static string MessageOf(ReadOnlyMemory<byte> error)
    {
        try
        {
            return JsonNode.Parse(error.Span).Text("errorMessage") ?? "";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return "";
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Invalid permissions on Lambda function: no aws.lambda.Permission lets {SourceArn} call {FunctionArn}")]
    private partial void LogNoPermission(string sourceArn, string functionArn);

    [LoggerMessage(Level = LogLevel.Error, Message = "The authorizer {Name} failed: {Reason}")]
    private partial void LogFailed(string name, string reason);

    // Not the answer itself, which tells of people.
    [LoggerMessage(Level = LogLevel.Error, Message = "The authorizer {Name} returned something that is no answer of an authorizer")]
    private partial void LogMalformed(string name);
}
