using System.Text.Json;
using Pulumi.Serialization;

namespace Pulumi;

public static partial class Output
{
    /// <summary>The value as JSON text; inputs and outputs inside it are replaced by their values.</summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<string>(SerializeAsync());

        async Task<OutputData<string>> SerializeAsync()
        {
            var data = await value.DataTask.ConfigureAwait(false);
            if (!data.IsKnown)
                return OutputData.Unknown<string>(data.Resources, data.IsSecret);

            var nested = new OutputJsonConverter(data.Resources, data.IsSecret);
            var json = JsonSerializer.Serialize(data.Value, WithConverter(options, nested));
            return new OutputData<string>(nested.Resources, nested.IsKnown ? json : "", nested.IsKnown, nested.IsSecret);
        }
    }

    /// <summary>The value that the JSON text describes; outputs inside it depend on what the text depends on.</summary>
    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new Output<T>(DeserializeAsync());

        async Task<OutputData<T>> DeserializeAsync()
        {
            var data = await json.DataTask.ConfigureAwait(false);
            if (!data.IsKnown)
                return OutputData.Unknown<T>(data.Resources, data.IsSecret);

            var nested = new OutputJsonConverter(data.Resources, data.IsSecret);
            var value = JsonSerializer.Deserialize<T>(data.Value, WithConverter(options, nested));
            return new OutputData<T>(data.Resources, value!, IsKnown: true, data.IsSecret);
        }
    }

    private static JsonSerializerOptions WithConverter(JsonSerializerOptions? options, OutputJsonConverter converter)
    {
        var copy = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        copy.Converters.Add(converter);
        return copy;
    }
}
