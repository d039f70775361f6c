using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.DynamoDBEvents;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Playback;

/// <summary>All JSON of this executable. Its own default writes the API's bodies; the Lambda serializer makes another for the events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, MaxDepth = ApiRequest.MaxDepth)]
[JsonSerializable(typeof(APIGatewayProxyRequest))]
[JsonSerializable(typeof(APIGatewayProxyResponse))]
[JsonSerializable(typeof(DynamoDBEvent))]
[JsonSerializable(typeof(StreamsEventResponse))]
[JsonSerializable(typeof(PlaybackGrant))]
[JsonSerializable(typeof(ViewReport))]
public sealed partial class PlaybackJson : JsonSerializerContext;
