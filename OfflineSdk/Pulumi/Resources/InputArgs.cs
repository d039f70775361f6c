using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Arguments: a class whose members are marked with <see cref="InputAttribute"/>.</summary>
public abstract class InputArgs
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private protected InputArgs()
    {
    }

    /// <summary>The arguments under the engine's names; those that are not set are null. Throws for a missing required one.</summary>
    internal ImmutableDictionary<string, object?> ToDictionary()
    {
        var values = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var field in GetType().GetFields(Members))
            Add(field, field.GetValue);
        foreach (var property in GetType().GetProperties(Members))
            Add(property, property.GetValue);
        return values.ToImmutable();

        void Add(MemberInfo member, Func<object, object?> read)
        {
            if (member.GetCustomAttribute<InputAttribute>() is not { } input)
                return;

            var fullName = $"[Input] {GetType().FullName}.{member.Name}";
            var value = read(this);
            if (value is null && input.IsRequired)
                throw new ArgumentNullException(member.Name, $"{fullName} is required but was not given a value");
            values.Add(input.Name, input.Json ? JsonInput.From(fullName, value) : value);
        }
    }
}

/// <summary>Arguments of a resource.</summary>
public abstract class ResourceArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly ResourceArgs Empty = new EmptyResourceArgs();

    private sealed class EmptyResourceArgs : ResourceArgs;
}

/// <summary>Arguments of a provider function.</summary>
public abstract class InvokeArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly InvokeArgs Empty = new EmptyInvokeArgs();

    private sealed class EmptyInvokeArgs : InvokeArgs;
}

/// <summary>Arguments of a resource's method.</summary>
public abstract class CallArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly CallArgs Empty = new EmptyCallArgs();

    private sealed class EmptyCallArgs : CallArgs;
}
