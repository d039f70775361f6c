using System.Text.Json.Serialization;
using Amazon.MediaConvert.Model;

namespace Amazon.MediaConvert.Internal;

/// <summary>The service's JSON: names in camelCase, nothing for what is not set.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(EpochConverter)])]
[JsonSerializable(typeof(CreateJobRequest))]
[JsonSerializable(typeof(ProbeRequest))]
[JsonSerializable(typeof(CancelJobResponse))]
[JsonSerializable(typeof(CreateJobResponse))]
[JsonSerializable(typeof(GetJobResponse))]
[JsonSerializable(typeof(GetJobTemplateResponse))]
[JsonSerializable(typeof(ListJobsResponse))]
[JsonSerializable(typeof(SearchJobsResponse))]
[JsonSerializable(typeof(ProbeResponse))]
internal sealed partial class WireJson : JsonSerializerContext
{
}
