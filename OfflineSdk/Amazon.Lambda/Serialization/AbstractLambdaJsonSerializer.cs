using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Serialization.SystemTextJson.Converters;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>What the JSON serializers share: the options, and errors that name the type.</summary>
public abstract class AbstractLambdaJsonSerializer
{
    /// <param name="jsonWriterCustomizer">Called with a copy of the writer's options: nothing it sets has an effect, as officially.</param>
    protected AbstractLambdaJsonSerializer(Action<JsonWriterOptions> jsonWriterCustomizer)
    {
        WriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        jsonWriterCustomizer?.Invoke(WriterOptions);
    }

    /// <summary>How JSON is written: only what JSON itself demands is escaped.</summary>
    protected JsonWriterOptions WriterOptions { get; }

    /// <summary>Writes the result.</summary>
    /// <exception cref="JsonSerializerException">It cannot be written; the message names the type.</exception>
    public void Serialize<T>(T response, Stream responseStream)
    {
        try
        {
            using var writer = new Utf8JsonWriter(responseStream, WriterOptions);
            InternalSerialize(writer, response);
        }
        catch (Exception error)
        {
            throw new JsonSerializerException(
                $"Error converting the response object of type {typeof(T).FullName} from the Lambda function to JSON: {error.Message}", error);
        }
    }

    /// <summary>Reads the event.</summary>
    /// <exception cref="JsonSerializerException">It cannot be read; the message names the type.</exception>
    public T Deserialize<T>(Stream requestStream)
    {
        try
        {
            if (requestStream is MemoryStream memory)
                return InternalDeserialize<T>(memory.ToArray());
            using var copy = new MemoryStream();
            requestStream.CopyTo(copy);
            return InternalDeserialize<T>(copy.ToArray());
        }
        catch (Exception error)
        {
            throw new JsonSerializerException($"Error converting the Lambda event JSON payload to type {typeof(T).FullName}: {error.Message}", error);
        }
    }

    /// <summary>Names as the properties have them, read without regard to case; nulls are not written.</summary>
    protected virtual JsonSerializerOptions CreateDefaultJsonSerializationOptions() => new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNameCaseInsensitive = true,
        PropertyNamingPolicy = new AwsNamingPolicy(),
        Converters = { new DateTimeConverter(), new MemoryStreamConverter(), new ByteArrayConverter() },
    };

    /// <summary>Writes one value.</summary>
    protected abstract void InternalSerialize<T>(Utf8JsonWriter writer, T response);

    /// <summary>Reads one value.</summary>
    protected abstract T InternalDeserialize<T>(byte[] utf8Json);
}

/// <summary>An event or a result that is not what its type says.</summary>
public class JsonSerializerException : Exception
{
    /// <summary>With a message.</summary>
    public JsonSerializerException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and the cause.</summary>
    public JsonSerializerException(string message, Exception exception)
        : base(message, exception)
    {
    }
}
