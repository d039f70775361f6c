using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity;

/// <summary>All JSON of this executable. Its own default reads and writes the API's bodies; the Lambda serializer makes another for the events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, MaxDepth = ApiRequest.MaxDepth)]
[JsonSerializable(typeof(APIGatewayProxyRequest))]
[JsonSerializable(typeof(APIGatewayProxyResponse))]
[JsonSerializable(typeof(APIGatewayCustomAuthorizerRequest))]
[JsonSerializable(typeof(APIGatewayCustomAuthorizerResponse))]
// What the authorizer puts into its context, whose values have no type of their own.
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(RegistrationRequest))]
[JsonSerializable(typeof(Registered))]
[JsonSerializable(typeof(Credentials))]
[JsonSerializable(typeof(SignedIn))]
[JsonSerializable(typeof(JwkSet))]
public sealed partial class IdentityJson : JsonSerializerContext;
