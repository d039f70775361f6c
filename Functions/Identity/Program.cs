using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.RuntimeSupport;
using VideoStack.Functions.Identity;
using VideoStack.Functions.Identity.Account;
using VideoStack.Functions.Identity.AccountData;
using VideoStack.Functions.Identity.Administration;
using VideoStack.Functions.Identity.MailLinks;
using VideoStack.Functions.Identity.Registration;
using VideoStack.Functions.Identity.Sessions;
using VideoStack.Functions.Identity.Tokens;
using VideoStack.Functions.Shared.Hosting;

var clock = TimeProvider.System;
return await FunctionHost.RunAsync(new Dictionary<string, Func<Settings, LambdaBootstrap>>
{
    ["Authorize"] = settings => LambdaFunction.Answer<IdentityJson, APIGatewayCustomAuthorizerRequest, APIGatewayCustomAuthorizerResponse>(
        new Authorize(new TokenVerifier(PublicKeys.Read(settings), settings.Require("TOKEN_ISSUER"), clock)).AnswerAsync),
    ["GetJwks"] = settings => LambdaFunction.Http<IdentityJson>(new GetJwks(PublicKeys.Read(settings))),
    ["Register"] = settings => LambdaFunction.Http<IdentityJson>(RegisterFunction.Compose(new Parts(settings, clock))),
    ["Sessions"] = settings => LambdaFunction.Http<IdentityJson>(SessionsFunction.Compose(new Parts(settings, clock))),
    ["Account"] = settings => LambdaFunction.Http<AccountJson>(AccountFunction.Compose(new Parts(settings, clock))),
    ["MailLinks"] = settings => LambdaFunction.Http<AccountJson>(MailLinksFunction.Compose(new Parts(settings, clock))),
    ["AccountData"] = settings => LambdaFunction.Http<AccountJson>(AccountDataFunction.Compose(new Parts(settings, clock))),
    ["Administration"] = settings => LambdaFunction.Http<AccountJson>(AdministrationFunction.Compose(new Parts(settings, clock))),
});
