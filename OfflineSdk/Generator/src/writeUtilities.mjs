import { constant } from './write.mjs';

/** What every resource of a package refers to: its version, defaults from the environment, and the attribute with the token. */
export function writeUtilities({ namespace, attribute }, version) {
  return `
namespace ${namespace}
{
    internal static class Utilities
    {
        public static string Version => ${constant(version)};

        public static string? GetEnv(params string[] names)
        {
            foreach (var name in names)
            {
                var value = Environment.GetEnvironmentVariable(name);
                if (value != null)
                {
                    return value;
                }
            }
            return null;
        }

        public static InvokeOptions WithDefaults(this InvokeOptions? source)
        {
            var options = source ?? new InvokeOptions();
            options.Version ??= Version;
            return options;
        }

        public static InvokeOutputOptions WithDefaults(this InvokeOutputOptions? source)
        {
            var options = source ?? new InvokeOutputOptions();
            options.Version ??= Version;
            return options;
        }
    }

    internal sealed class ${attribute}ResourceTypeAttribute : global::Pulumi.ResourceTypeAttribute
    {
        public ${attribute}ResourceTypeAttribute(string type) : base(type, Utilities.Version)
        {
        }
    }
}
`;
}
