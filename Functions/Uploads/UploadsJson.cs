using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Uploads;

/// <summary>All JSON of this executable. Its own default writes the API's bodies; the Lambda serializer makes another for the events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, MaxDepth = ApiRequest.MaxDepth)]
[JsonSerializable(typeof(APIGatewayProxyRequest))]
[JsonSerializable(typeof(APIGatewayProxyResponse))]
[JsonSerializable(typeof(UploadRequest))]
[JsonSerializable(typeof(UploadTicket))]
[JsonSerializable(typeof(PartNumbers))]
[JsonSerializable(typeof(SignedParts))]
[JsonSerializable(typeof(ArrivedParts))]
[JsonSerializable(typeof(UploadState))]
public sealed partial class UploadsJson : JsonSerializerContext;
