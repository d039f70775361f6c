using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using VideoStack.Functions.Identity.AccountData;
using VideoStack.Functions.Identity.Administration;
using VideoStack.Functions.Identity.MailLinks;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Account;

/// <summary>The JSON of accounts, mailed links and administration. Members that the contract does not know are refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    MaxDepth = ApiRequest.MaxDepth)]
[JsonSerializable(typeof(APIGatewayProxyRequest))]
[JsonSerializable(typeof(APIGatewayProxyResponse))]
[JsonSerializable(typeof(AccountView))]
[JsonSerializable(typeof(AccountChange))]
[JsonSerializable(typeof(PasswordBody))]
[JsonSerializable(typeof(PasswordChange))]
[JsonSerializable(typeof(OneTimePassword))]
[JsonSerializable(typeof(MfaEnrolment))]
[JsonSerializable(typeof(RecoveryCodes))]
[JsonSerializable(typeof(SessionList))]
[JsonSerializable(typeof(AddressConfirmation))]
[JsonSerializable(typeof(EmailBody))]
[JsonSerializable(typeof(PasswordReset))]
[JsonSerializable(typeof(AccountExport))]
[JsonSerializable(typeof(UserView))]
[JsonSerializable(typeof(UserList))]
[JsonSerializable(typeof(UserChange))]
[JsonSerializable(typeof(InvitationRequest))]
[JsonSerializable(typeof(Invitation))]
public sealed partial class AccountJson : JsonSerializerContext;
