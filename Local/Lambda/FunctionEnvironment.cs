using System.Globalization;
using VideoStack.Local.Aws;

namespace VideoStack.Local.Lambda;

/// <summary>The environment of a function's process: its own variables and what Lambda gives, nothing of this machine's.</summary>
internal static class FunctionEnvironment
{
    public static Dictionary<string, string> Of(
        FunctionSettings function, IssuedCredentials credentials, Uri awsEndpoint, Uri runtimeApi, string instance, string taskRoot, string logStream)
    {
        var environment = new Dictionary<string, string>(function.Environment)
        {
            ["_HANDLER"] = function.Handler,
            ["AWS_ACCESS_KEY_ID"] = credentials.AccessKeyId,
            ["AWS_DEFAULT_REGION"] = function.Region,
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = function.MemoryMegabytes.ToString(CultureInfo.InvariantCulture),
            ["AWS_LAMBDA_FUNCTION_NAME"] = function.Name,
            ["AWS_LAMBDA_FUNCTION_VERSION"] = function.Version,
            ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
            ["AWS_LAMBDA_LOG_GROUP_NAME"] = function.LogGroup,
            ["AWS_LAMBDA_LOG_STREAM_NAME"] = logStream,
            // Clients put "http://" in front, and the path of the Runtime API behind.
            ["AWS_LAMBDA_RUNTIME_API"] = $"{runtimeApi.Authority}/{instance}",
            ["AWS_REGION"] = function.Region,
            ["AWS_SECRET_ACCESS_KEY"] = credentials.SecretAccessKey,
            ["AWS_SESSION_TOKEN"] = credentials.SessionToken,
            ["LAMBDA_TASK_ROOT"] = taskRoot,
            ["LANG"] = "en_US.UTF-8",
            ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
            ["TZ"] = ":UTC",

            // What differs from Lambda: the endpoint, checksums that the emulator understands, and no way to the user's own AWS profile.
            ["AWS_ENDPOINT_URL"] = awsEndpoint.GetLeftPart(UriPartial.Authority),
            ["AWS_REQUEST_CHECKSUM_CALCULATION"] = "WHEN_REQUIRED",
            ["HOME"] = taskRoot,
        };
        if (function.LogFormat is { } format) environment["AWS_LAMBDA_LOG_FORMAT"] = format;
        if (function.LogLevel is { } level) environment["AWS_LAMBDA_LOG_LEVEL"] = level;
        return environment;
    }
}
