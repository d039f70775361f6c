namespace Amazon.Lambda.Core;

/// <summary>Turns event documents into objects and results into documents.</summary>
public interface ILambdaSerializer
{
    /// <summary>Reads the event.</summary>
    T Deserialize<T>(Stream requestStream);

    /// <summary>Writes the result.</summary>
    void Serialize<T>(T response, Stream responseStream);
}

/// <summary>Names the serializer of a class-library function. Executables pass theirs to the bootstrap instead.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly, AllowMultiple = false)]
public sealed class LambdaSerializerAttribute : Attribute
{
    /// <param name="serializerType">An <see cref="ILambdaSerializer"/> with a parameterless constructor.</param>
    public LambdaSerializerAttribute(Type serializerType) => SerializerType = serializerType;

    /// <summary>The serializer's type.</summary>
    public Type SerializerType { get; set; }
}
