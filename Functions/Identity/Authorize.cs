using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using VideoStack.Functions.Identity.Tokens;
using VideoStack.Functions.Shared.Access;

namespace VideoStack.Functions.Identity;

/// <summary>
/// The authorizer of both kinds of operations. Where an account is required, API Gateway itself refuses a request without a token and
/// keeps answers for a while, so an answer holds for the whole API and not only for what was asked.
/// </summary>
/// <param name="verifier">Tells whose token it is.</param>
public sealed class Authorize(TokenVerifier verifier)
{
    private const string Scheme = "Bearer ";

    /// <summary>Tells API Gateway who asks and what they may call.</summary>
    /// <exception cref="UnauthorizedAccessException">There is a token and it does not hold. API Gateway knows the message and answers 401.</exception>
    public async Task<APIGatewayCustomAuthorizerResponse> AnswerAsync(APIGatewayCustomAuthorizerRequest request, ILambdaContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        var header = request.Headers?.FirstOrDefault(header => header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase)).Value;
        if (string.IsNullOrEmpty(header)) return Answer(request.MethodArn, null);

        var caller = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? await verifier.VerifyAsync(header[Scheme.Length..].Trim()) : null;
        return Answer(request.MethodArn, caller ?? throw new UnauthorizedAccessException("Unauthorized"));
    }

    private static APIGatewayCustomAuthorizerResponse Answer(string methodArn, Caller? caller)
    {
        var answer = new APIGatewayCustomAuthorizerResponse
        {
            PrincipalID = caller?.UserId ?? "anonymous",
            PolicyDocument = new() { Statement = [Statement("Allow", StageOf(methodArn) + "/*")] },
        };
        if (caller is null) return answer;

        if (!caller.IsAdmin) answer.PolicyDocument.Statement.Add(Statement("Deny", StageOf(methodArn) + "/*/api/admin/*"));
        answer.Context = [];
        foreach (var (name, value) in caller.ToContext()) answer.Context[name] = value;
        return answer;
    }

    // arn:aws:execute-api:{region}:{account}:{api}/{stage}/{method}/{path}
    private static string StageOf(string methodArn) => string.Join('/', methodArn.Split('/')[..2]);

    private static APIGatewayCustomAuthorizerPolicy.IAMPolicyStatement Statement(string effect, string resource) =>
        new() { Effect = effect, Action = ["execute-api:Invoke"], Resource = [resource] };
}
