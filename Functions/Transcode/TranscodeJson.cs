using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.S3Events;
using VideoStack.Functions.Transcode.Events;
using VideoStack.Functions.Transcode.Reconciliation;

namespace VideoStack.Functions.Transcode;

/// <summary>All JSON of this executable: the events it is told of, and the requests it serves.</summary>
[JsonSerializable(typeof(S3Event))]
[JsonSerializable(typeof(CloudWatchEvent<JobStateChange>))]
[JsonSerializable(typeof(ReconcileTask))]
[JsonSerializable(typeof(APIGatewayProxyRequest))]
[JsonSerializable(typeof(APIGatewayProxyResponse))]
public sealed partial class TranscodeJson : JsonSerializerContext;
