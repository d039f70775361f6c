using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.DynamoDBEvents;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Catalog;

/// <summary>All JSON of this executable. Its own default reads and writes the API's bodies; the Lambda serializer makes another for the events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, MaxDepth = ApiRequest.MaxDepth)]
[JsonSerializable(typeof(APIGatewayProxyRequest))]
[JsonSerializable(typeof(APIGatewayProxyResponse))]
[JsonSerializable(typeof(DynamoDBEvent))]
[JsonSerializable(typeof(StreamsEventResponse))]
[JsonSerializable(typeof(VideoCard))]
[JsonSerializable(typeof(VideoPage))]
[JsonSerializable(typeof(OwnVideoPage))]
[JsonSerializable(typeof(VideoChange))]
[JsonSerializable(typeof(SourceLink))]
[JsonSerializable(typeof(DeletionPage))]
[JsonSerializable(typeof(Takedown))]
[JsonSerializable(typeof(HealthStatus))]
public sealed partial class CatalogJson : JsonSerializerContext;
